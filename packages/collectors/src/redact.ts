/**
 * Hides user and password of every URL in a text: `rest:https://user:word@host/` becomes `rest:https://***@host/`.
 * restic hides the password in its own messages; arguments and settings are not its messages.
 */
export function redactUrls(text: string): string {
  return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/giu, '$1***@');
}
