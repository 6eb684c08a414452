import type { DocumentFinding } from '../check.ts';
import type { Placed } from './document.ts';
import { placedIn } from './loose.ts';

/** Passwords, tokens and the like in a file, at any depth. What they are is never repeated. */
export function secretsIn({ path, value }: Placed<unknown>, name = ''): DocumentFinding[] {
  if (typeof value === 'string') return secretIn(value, name).map((message) => ({ path, message, fix: FIX }));
  return placedIn(value, path).flatMap(({ key, ...child }) =>
    secretsIn(child, /^\d+$/.test(key) || ONE_KIND.has(name) ? name : key),
  );
}

const FIX = 'Take it out of the file, change it where it is valid, and refer to a variable or a secret store.';

/** Objects whose keys say nothing about their texts: those of the first are all secrets, those of the second none. */
const ONE_KIND: ReadonlySet<string> = new Set(['secureJsonData', 'renameByName']);

/** Keys whose text is a secret by itself. */
const SECRET_KEY =
  /^(?:secureJsonData|basicAuthPassword|authorization|password|passwd|httpHeaderValue\d+|apiKey|api_key|accessToken|access_token|clientSecret|client_secret|secretKey|secret_key|tlsClientKey|privateKey|private_key|bearer_token|credentials)$/i;

/** What stands for a secret without being one: nothing, a variable, a placeholder, stars. */
const PLACEHOLDER =
  /^(?:\s*|\$.*|.*\$\{.*|\$__file\{.*|\{\{.*|<.*>|\*+|x+|redacted|changeme|pass(?:word)?|secret|token)$/is;

const FORMS: readonly { readonly form: RegExp; readonly says: string }[] = [
  { form: /\bBearer\s+((?=\S*\d)[\w.~+/-]{16,}=*)/i, says: 'a bearer token' },
  {
    form: /Authorization["']?\s*[:=]\s*["']?Basic\s+([A-Za-z0-9+/]{8,}={0,2})/i,
    says: 'basic authentication',
  },
  {
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/?#@:'"<>]{1,100}:([^\s/?#@'"<>]{1,200})@/i,
    says: 'a URL with a password',
  },
  // As a header has it, whatever the key beside it is called.
  { form: /^Basic\s+([A-Za-z0-9+/]{11,}={1,2})$/, says: 'basic authentication' },
  { form: /\b((?:glsa|glc)_[\w]{20,})/, says: 'a token of Grafana' },
  { form: /-----BEGIN (?:[A-Z]+ )?(PRIVATE KEY)-----/, says: 'a private key' },
];

function secretIn(text: string, name: string): string[] {
  if (SECRET_KEY.test(name) && !PLACEHOLDER.test(text)) return [`\`${name}\` holds a secret in clear text.`];
  const found = FORMS.find(({ form }) => {
    const secret = form.exec(text)?.[1];
    return secret !== undefined && !PLACEHOLDER.test(secret);
  });
  return found === undefined ? [] : [`The text holds ${found.says}.`];
}
