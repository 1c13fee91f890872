export const auth = {
  title: 'Take your place at the table',
  lead: 'This is a demonstration. Choose a person and see the room as that person sees it.',
  'seat-sub-group-co-chair': '{{subGroup}}, co-chair',
  'seat-sub-group-member': '{{subGroup}}, member',
  loading: 'Finding the people at the table…',
  noDelegation: 'Outside the delegations',
  entering: 'Entering…',
  logOut: 'Leave the room',
  changePerson: 'Choose another person',
  loginEnded: 'Your login has ended. Choose a person to go on; what you wrote is kept on this device.',
  demoOff: 'No demonstration runs on this server, and no other way to log in has been set up yet.',
} as const;
