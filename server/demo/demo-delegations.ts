// Offices are those of the lists that the demonstration's Protocol annexes; the persons are the demonstration's own.
import { DelegateRole } from '#shared/sessions/delegation.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

export type SeededDelegate = { role: DelegateRole; member: string | null; office: LocalizedName };

/** The delegations to the 11th session, each in its order of precedence. */
export const demoDelegations: Readonly<Record<'in' | 'ru', readonly SeededDelegate[]>> = {
  in: [
    delegate(
      DelegateRole.head,
      {
        en: 'Secretary, Department for Promotion of Industry and Internal Trade',
        ru: 'Секретарь Департамента содействия развитию промышленности и внутренней торговли',
        hi: 'सचिव, उद्योग संवर्धन और आंतरिक व्यापार विभाग',
      },
      'in-cochair',
    ),
    delegate(
      DelegateRole.member,
      {
        en: 'Joint Secretary, Department for Promotion of Industry and Internal Trade',
        ru: 'Объединённый секретарь Департамента содействия развитию промышленности и внутренней торговли',
        hi: 'संयुक्त सचिव, उद्योग संवर्धन और आंतरिक व्यापार विभाग',
      },
      'in-modernization-cochair',
    ),
    delegate(DelegateRole.member, {
      en: 'Joint Secretary, Ministry of Mines',
      ru: 'Объединённый секретарь Министерства горнодобывающей промышленности',
      hi: 'संयुक्त सचिव, खान मंत्रालय',
    }),
    delegate(DelegateRole.member, {
      en: 'Joint Secretary, Department of Fertilizers',
      ru: 'Объединённый секретарь Департамента удобрений',
      hi: 'संयुक्त सचिव, उर्वरक विभाग',
    }),
    delegate(DelegateRole.member, {
      en: 'Executive Director, Ministry of Railways',
      ru: 'Исполнительный директор, Министерство железных дорог',
      hi: 'कार्यकारी निदेशक, रेल मंत्रालय',
    }),
    delegate(DelegateRole.expert, {
      en: 'Scientist, Council of Scientific and Industrial Research',
      ru: 'Научный сотрудник, Совет по научным и промышленным исследованиям',
      hi: 'वैज्ञानिक, वैज्ञानिक तथा औद्योगिक अनुसंधान परिषद',
    }),
    delegate(
      DelegateRole.secretary,
      {
        en: 'Deputy Director, Department for Promotion of Industry and Internal Trade',
        ru: 'Заместитель директора, Департамент содействия развитию промышленности и внутренней торговли',
        hi: 'उप निदेशक, उद्योग संवर्धन और आंतरिक व्यापार विभाग',
      },
      'in-secretary',
    ),
  ],
  ru: [
    delegate(
      DelegateRole.head,
      {
        en: 'Deputy Minister of Industry and Trade of the Russian Federation',
        ru: 'заместитель Министра промышленности и торговли Российской Федерации',
        hi: 'रूसी संघ के उद्योग और व्यापार उप मंत्री',
      },
      'ru-cochair',
    ),
    delegate(
      DelegateRole.member,
      {
        en: 'Director of Department, Ministry of Industry and Trade',
        ru: 'Директор департамента, Минпромторг России',
        hi: 'विभाग निदेशक, उद्योग और व्यापार मंत्रालय',
      },
      'ru-modernization-cochair',
    ),
    delegate(DelegateRole.member, {
      en: 'Trade Commissioner of the Russian Federation in the Republic of India',
      ru: 'Торговый представитель Российской Федерации в Республике Индия',
      hi: 'भारत गणराज्य में रूसी संघ के व्यापार आयुक्त',
    }),
    delegate(DelegateRole.member, {
      en: 'Head of Division, Ministry of Energy of the Russian Federation',
      ru: 'Начальник отдела, Минэнерго России',
      hi: 'प्रभाग प्रमुख, रूसी संघ का ऊर्जा मंत्रालय',
    }),
    delegate(DelegateRole.member, {
      en: 'Head of Division, Federal Agency for Subsoil Use (Rosnedra)',
      ru: 'Начальник отдела, Федеральное агентство по недропользованию (Роснедра)',
      hi: 'प्रभाग प्रमुख, संघीय भूगर्भ उपयोग एजेंसी (रोसनेद्रा)',
    }),
    delegate(DelegateRole.expert, {
      en: 'Counsellor, Embassy of the Russian Federation in the Republic of India',
      ru: 'Советник Посольства Российской Федерации в Республике Индия',
      hi: 'परामर्शदाता, भारत गणराज्य में रूसी संघ का दूतावास',
    }),
    delegate(
      DelegateRole.secretary,
      {
        en: 'Adviser, Ministry of Industry and Trade',
        ru: 'Советник, Минпромторг России',
        hi: 'सलाहकार, उद्योग और व्यापार मंत्रालय',
      },
      'ru-secretary',
    ),
  ],
};

function delegate(role: DelegateRole, office: LocalizedName, member: string | null = null): SeededDelegate {
  return { role, member, office };
}
