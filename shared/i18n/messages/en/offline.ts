export const offline = {
  newer: 'A newer version of Alternat is ready.',
  openNewer: 'Open it now',
  listsFromDevice: 'The server does not answer. You see what this device last received.',
  textNotHere:
    'This text has not been opened on this device before. It appears as soon as the server answers.',
  textNotLive:
    'There is no live connection. This is the text as it was stored a moment ago; it can be edited as soon as the connection stands.',
  leaveTitle: 'Leave the room?',
  leaveUnreachable:
    'The server cannot be reached. Leaving removes everything of yours from this device at once; the server ends your login as soon as it can be told.',
  leaveUnsent:
    'Some of your words have not reached the server. Leaving removes them from this device, and they would be lost.',
  leaveAnyway: 'Leave and remove',
  stay: 'Stay',
  leavePending:
    'You have left, and nothing of yours remains on this device. The server will be told as soon as it answers.',
} as const;
