import { stringify } from 'yaml';

/**
 * The web configuration file of Prometheus (exporter toolkit): who may ask, by basic authentication. Without users it
 * is a file that lets everybody in, as Prometheus needs it where a file is named always.
 *
 * @param users user names with the bcrypt hashes of their passwords
 */
export function webFile(users: Readonly<Record<string, string>>): string {
  const note = '# Who may ask. Passwords are bcrypt hashes: `lockstep web-file` writes this file.\n';
  return `${note}${Object.keys(users).length === 0 ? '{}\n' : stringify({ basic_auth_users: users }, { lineWidth: 0 })}`;
}
