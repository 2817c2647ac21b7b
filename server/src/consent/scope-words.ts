/** What each scope of an application lets it do, for a person to read. */
const words: Record<string, string> = {
  'directory:read': 'See units, people, organizations, services and groups',
  'directory:write': 'Create, change and delete units, people, organizations, services and groups',
  organizational_unit_scheduler:
    'Schedule for your people: see units, people, groups and integrations (without their secrets), and manage groups',
};

/** Words for a scope; its name where there are none. */
export function wordsOfScope(scope: string): string {
  return words[scope] ?? scope;
}
