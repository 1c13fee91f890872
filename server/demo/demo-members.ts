// Demonstration data: the persons are invented; any likeness to a real one is chance.
import { Role } from '#shared/access/role.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

/** A person of the demonstration as it is seeded. */
export type SeededMember = {
  id: string;
  side: 'in' | 'ru' | null;
  role: Role;
  subGroup: string | null;
  name: LocalizedName;
};

type Seat = { id: string; role: Role; subGroup: string | null };

/** The same seats on both Sides. */
const seats: readonly Seat[] = [
  { id: 'cochair', role: Role.coChair, subGroup: null },
  { id: 'secretary', role: Role.secretary, subGroup: null },
  { id: 'modernization-cochair', role: Role.subGroupCoChair, subGroup: 'modernization' },
  { id: 'modernization', role: Role.subGroupMember, subGroup: 'modernization' },
  { id: 'mining', role: Role.subGroupMember, subGroup: 'mining' },
  { id: 'fertilizers', role: Role.subGroupMember, subGroup: 'fertilizers' },
  { id: 'railway', role: Role.subGroupMember, subGroup: 'railway-transport' },
  { id: 'interpreter', role: Role.interpreter, subGroup: null },
  { id: 'observer', role: Role.observer, subGroup: null },
];

/** In the order of the seats. */
const names: Readonly<Record<'in' | 'ru', readonly LocalizedName[]>> = {
  in: [
    { en: 'Raghav Deshmukh', ru: 'Рагхав Дешмукх', hi: 'राघव देशमुख' },
    { en: 'Meera Nair', ru: 'Мира Наир', hi: 'मीरा नायर' },
    { en: 'Sunita Kulkarni', ru: 'Сунита Кулкарни', hi: 'सुनीता कुलकर्णी' },
    { en: 'Arvind Saxena', ru: 'Арвинд Саксена', hi: 'अरविंद सक्सेना' },
    { en: 'Kavita Rathore', ru: 'Кавита Ратхор', hi: 'कविता राठौर' },
    { en: 'Devendra Pillai', ru: 'Девендра Пиллаи', hi: 'देवेंद्र पिल्लै' },
    { en: 'Nikhil Chatterjee', ru: 'Никхил Чаттерджи', hi: 'निखिल चटर्जी' },
    { en: 'Shalini Joshi', ru: 'Шалини Джоши', hi: 'शालिनी जोशी' },
    { en: 'Imran Qureshi', ru: 'Имран Куреши', hi: 'इमरान क़ुरैशी' },
  ],
  ru: [
    { en: 'Sergei Lavrentyev', ru: 'Сергей Лаврентьев', hi: 'सेर्गेई लाव्रेंत्येव' },
    { en: 'Elena Sokolova', ru: 'Елена Соколова', hi: 'येलेना सोकोलोवा' },
    { en: 'Natalia Vorontsova', ru: 'Наталия Воронцова', hi: 'नतालिया वोरोन्त्सोवा' },
    { en: 'Pavel Zhdanov', ru: 'Павел Жданов', hi: 'पावेल ज़्दानोव' },
    { en: 'Irina Belova', ru: 'Ирина Белова', hi: 'इरीना बेलोवा' },
    { en: 'Timur Galeev', ru: 'Тимур Галеев', hi: 'तिमूर गालेयेव' },
    { en: 'Mikhail Orlov', ru: 'Михаил Орлов', hi: 'मिखाइल ओरलोव' },
    { en: 'Daria Kuznetsova', ru: 'Дарья Кузнецова', hi: 'दार्या कुज़्नेत्सोवा' },
    { en: 'Anton Rybakov', ru: 'Антон Рыбаков', hi: 'अंतोन रिबाकोव' },
  ],
};

const administrator: SeededMember = {
  id: 'admin',
  side: null,
  role: Role.administrator,
  subGroup: null,
  name: { en: 'Administrator', ru: 'Администратор', hi: 'प्रशासक' },
};

/** Everybody of the demonstration, in a stable order. */
export const demoMembers: readonly SeededMember[] = [...delegation('in'), ...delegation('ru'), administrator];

function delegation(side: 'in' | 'ru'): SeededMember[] {
  return seats.flatMap((seat, index) => {
    const name = names[side][index];
    return name === undefined ? [] : [{ ...seat, id: `${side}-${seat.id}`, side, name }];
  });
}
