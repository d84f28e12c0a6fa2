/** A credential travels over https only; plain http is for loopback, and no address carries a credential itself. */
export function urlFault(address: string): "invalid" | "plain" | "credential" | undefined {
  if (!URL.canParse(address)) return "invalid";
  const url = new URL(address);
  if (url.username || url.password) return "credential";
  if (url.protocol === "https:") return undefined;
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === "http:" && loopback ? undefined : "plain";
}
