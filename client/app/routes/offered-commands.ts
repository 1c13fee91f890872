import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '#client/app/palette/command-sources.ts';
import { NotesContext } from '#client/drafting/notes/notes-context.ts';
import { useOpenEditors } from '#client/drafting/open-editors.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import type { RoomInput } from './room-commands.ts';

type Props = Omit<RoomInput, 't' | 'editors' | 'commander' | 'notes'>;

/** Adds to the palette what this room can do; must stand where the commands on parts are known. */
export function OfferedCommands(props: Props) {
  const { t } = useTranslation(['palette', 'parts', 'tools']);
  const editors = useOpenEditors();
  const commander = useContext(PartCommanderContext);
  const notes = useContext(NotesContext);
  useCommands(async () => {
    const { roomCommands } = await import('./room-commands.ts');
    return roomCommands({ ...props, t, editors, commander, notes });
  });
  return null;
}
