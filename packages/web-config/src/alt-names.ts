/**
 * The values of a certificate's alternative names as Node prints them: `DNS:host, IP Address:10.0.0.1, URI:spiffe://x`.
 * Node quotes a value that holds a separator, as a JSON string (the fix of CVE-2021-44532); such a value is taken whole.
 */
export function parseAltNames(text: string): readonly string[] {
  const names = text.matchAll(/(?:^|, )(?:DNS|IP Address|URI|email):(?:("(?:[^"\\]|\\.)*")|([^,]*))(?=, |$)/g);
  return [...names].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : String(JSON.parse(quoted))));
}
