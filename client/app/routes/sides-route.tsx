import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { CalendarSection } from '#client/sides/settings/calendar-section.tsx';
import { OrderSection } from '#client/sides/settings/order-section.tsx';
import { SideSection } from '#client/sides/settings/side-section.tsx';
import { sideSettingsQuery } from '#client/sides/settings/side-settings-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sidesFor } from '#shared/sides/side-order.ts';
import { AdministrationPage } from './administration-page.tsx';
import { AdministrationPlace } from './administration-places.ts';
import { useSideLooks } from './use-side-looks.ts';

/** The Sides as data, for administrators. */
export function SidesRoute() {
  const { t } = useTranslation('administration');
  return (
    <AdministrationPage place={AdministrationPlace.sides} title={t('sidesTitle')} lead={t('sidesLead')}>
      <Sides />
    </AdministrationPage>
  );
}

function Sides() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: settings } = useSuspenseQuery(sideSettingsQuery);
  const locale = useLocale();
  const looks = useSideLooks();
  const { calendars, order } = settings;
  const sides = sidesFor(settings.sides, { own: me.member.side, order, locale });
  return (
    <>
      {sides.map((side) => (
        <SideSection
          key={side.id}
          side={side}
          look={looks.get(side.id)}
          taken={sides.filter(({ id }) => id !== side.id).map(({ label }) => label.toUpperCase())}
        />
      ))}
      {sides.map((side) => (
        <CalendarSection
          key={side.id}
          side={side}
          calendar={calendars.find((each) => each.side === side.id) ?? null}
          today={me.businessDate}
        />
      ))}
      <OrderSection order={order} />
    </>
  );
}
