export const navigation = {
  loading: 'Opening the page…',
  label: 'Parts of the workspace',
  home: 'Session',
  sessions: 'All sessions',
  actions: 'Actions',
  initiatives: 'Initiatives',
  sectors: 'Sectors',
  charts: 'Charts',
  indicators: 'Indicators',
  administration: 'Administration',
} as const;
