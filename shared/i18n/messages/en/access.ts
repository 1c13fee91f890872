export const access = {
  'role-co-chair': 'Co-Chair',
  'role-secretary': 'Secretary of the Working Group',
  'role-sub-group-co-chair': 'Co-Chair of a Sub-Group',
  'role-sub-group-member': 'Member of a Sub-Group',
  'role-interpreter': 'Interpreter',
  'role-expert': 'Expert',
  'role-observer': 'Observer',
  'role-administrator': 'Administrator',
  mayEdit: 'You may edit',
  mayRead: 'You may read',
  readOnlyRole: 'You are reading. Your role does not edit this document.',
  noTexts: 'Your role administers the workspace and sees no texts.',
} as const;
