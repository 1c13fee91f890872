/** Entries of commands in the server's map: the way back of each, written in the transaction of the command. */
export const COMMAND_PREFIX = 'command/';

/** Where a command stands there; who finds it in a replica has what the command changed. */
export const commandKey = (command: string): string => `${COMMAND_PREFIX}${command}`;
