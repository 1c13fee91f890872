import { Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const choices = [
  ['light', 'appearanceLight'],
  ['dark', 'appearanceDark'],
  ['auto', 'appearanceSystem'],
] as const;

/** Light, dark, or as the system has it, inside a menu. */
export function AppearanceItems() {
  const { t } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (value: string) => {
    const choice = choices.find(([scheme]) => scheme === value);
    if (choice !== undefined) setColorScheme(choice[0]);
  };
  return (
    <Menu.RadioGroup value={colorScheme} onChange={choose}>
      {choices.map(([scheme, word]) => (
        <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
          {t(word)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
