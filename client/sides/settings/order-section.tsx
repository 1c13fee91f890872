import { useTranslation } from 'react-i18next';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { SideOrder } from '#shared/sides/side-order.ts';
import { chooseOrder } from './side-setting-commands.ts';

/** In which order the Sides stand where no original decides. */
export function OrderSection({ order }: { order: SideOrder }) {
  const { t } = useTranslation('administration');
  const { isRunning, failure, run } = useWorkspaceCommand();
  return (
    <CardSection title={t('order')} lead={t('orderLead')}>
      <fieldset className={form.group} disabled={isRunning}>
        <legend>{t('orderRule')}</legend>
        <div className={form.choices}>
          {Object.values(SideOrder).map((each) => (
            <label key={each} className={form.choice}>
              <input
                type="radio"
                name="order"
                checked={each === order}
                onChange={() => run(() => chooseOrder(each))}
              />
              {t(`order-${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <FormFailure words={failure} />
    </CardSection>
  );
}
