import type { Espalier } from '@espalier/sdk';

/** What the tenant has and no resource can stand for, in words, as in `role night_manager`. */
export async function readWithoutResource(client: Espalier): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, builtIn } of client.roles.list()) if (!builtIn) found.push(`role ${name}`);
  return found;
}
