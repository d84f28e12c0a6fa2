import type { HostileSource } from "./hostile.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const refused = (what: string, text: string, got: string): HostileSource => {
  return { what: `${what}: ${shown(text)}`, got, exit: 2, make: () => text };
};
/** For the list: what hides or reorders text becomes its code point. */
const shown = (text: string) =>
  text.slice(0, 70).replace(/[^ -~社]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);

export const transports: readonly HostileSource[] = [
  refused("ssh", `ssh://git@host.example/o/r#${sha}`, "source.transport"),
  refused("ssh with an option for a host", `ssh://-oProxyCommand=touch%20x/o/r#${sha}`, "source.transport"),
  refused("git's short form of ssh", `git@host.example:o/r#${sha}`, "source.transport"),
  refused("the short form without a user", `host.example:o/r#${sha}`, "source.transport"),
  refused("git's own transport, which nothing protects", `git://host.example/o/r#${sha}`, "source.transport"),
  refused("a program as a transport", `ext::sh -c touch% pwned#${sha}`, "source.transport"),
  refused("an open file as a transport", `fd::17/x#${sha}`, "source.transport"),
  refused("a remote helper by name", `foo::https://host.example/o/r#${sha}`, "source.transport"),
  refused("ftp", `ftp://host.example/o/r#${sha}`, "source.transport"),
  refused("a script", `javascript:alert(1)#${sha}`, "source.transport"),
  refused("git over a scheme of its own", `git+https://host.example/o/r#${sha}`, "source.transport"),
  refused("an option of git", "--upload-pack=touch", "usage.choice"),
  refused("an option of git with a path", "--upload-pack=/bin/sh", "source.no-folder"),
  refused("an option of ssh with a path and a commit", `-oProxyCommand=/bin/sh#${sha}`, "source.no-repository"),
  refused("http to elsewhere", `http://host.example/o/r#${sha}`, "source.plain"),
  refused("http to the service of a cloud's machine", `http://169.254.169.254/o/r#${sha}`, "source.plain"),
  refused("http to any address", `http://0.0.0.0/o/r#${sha}`, "source.plain"),
  refused("http to a host that begins like this one", `http://localhost.evil.example/o/r#${sha}`, "source.plain"),
  refused("http to a host that begins like an address", `http://127.0.0.1.evil.example/o/r#${sha}`, "source.plain"),
  refused("a share of another machine", `file://host.example/share#${sha}`, "source.address"),
  refused("a share of another machine, by slashes", `file:////host.example/share#${sha}`, "source.address"),
];

export const spellings: readonly HostileSource[] = [
  refused("a password", `https://ada:s3cret@host.example/o/r#${sha}`, "source.credential"),
  refused("a token", `https://ghp_0123456789@host.example/o/r#${sha}`, "source.credential"),
  refused("an empty user", `https://@host.example/o/r#${sha}`, "source.credential"),
  refused("another host behind @", `https://github.com@evil.example/o/r#${sha}`, "source.credential"),
  refused("a backslash before @", `https://github.com\\@evil.example/o/r#${sha}`, "source.credential"),
  refused("a backslash", `https://github.com\\evil.example/o/r#${sha}`, "source.spelling"),
  refused("this machine in one number", `http://2130706433/o/r#${sha}`, "source.spelling"),
  refused("this machine in hexadecimal", `http://0x7f000001/o/r#${sha}`, "source.spelling"),
  refused("this machine in octal", `http://0177.0.0.1/o/r#${sha}`, "source.spelling"),
  refused("this machine, shortened", `http://127.1/o/r#${sha}`, "source.spelling"),
  refused("this machine as IPv4 within IPv6", `http://[::ffff:127.0.0.1]/o/r#${sha}`, "source.spelling"),
  refused("this machine as IPv6 at length", `http://[0:0:0:0:0:0:0:1]/o/r#${sha}`, "source.spelling"),
  refused("this machine with a dot at its end", `http://localhost./o/r#${sha}`, "source.address"),
  refused("this machine in wide letters", `http://ｌｏｃａｌｈｏｓｔ/o/r#${sha}`, "source.spelling"),
  refused("capitals", `HTTPS://Host.Example/o/r#${sha}`, "source.spelling"),
  refused("a host in another script", `https://gіthub.com/o/r#${sha}`, "source.spelling"),
  refused("a path upwards", `https://host.example/o/../../r#${sha}`, "source.spelling"),
  refused("a path upwards, encoded", `https://host.example/o/%2e%2e/r#${sha}`, "source.spelling"),
  refused("a line break, encoded", `https://host.example/o%0ahost=evil.example/r#${sha}`, "source.address"),
  refused("NUL, encoded", `https://host.example/o%00/r#${sha}`, "source.address"),
  refused("a slash, encoded", `https://host.example/o%2fr#${sha}`, "source.address"),
  refused("a query", `https://host.example/o/r?private_token=s3cret#${sha}`, "source.address"),
  refused("signs of a shell", `https://host.example/o/$(touch-pwned);r#${sha}`, "source.address"),
  refused("a sign that ends a setting", `https://host.example/o=r#${sha}`, "source.address"),
  refused("a host that is an option", `https://-host.example/o/r#${sha}`, "source.address"),
  refused("no host", `https://#${sha}`, "source.address"),
  refused("a line break", `https://host.example/o/r\n#${sha}`, "source.characters"),
  refused("a tab within the host", `https://host\t.example/o/r#${sha}`, "source.characters"),
  refused("an escape sequence", `./\u001b[2J#${sha}`, "source.characters"),
  refused("a text that reads backwards", `https://host.example/\u202er/o#${sha}`, "source.characters"),
  refused("more than anybody types", `https://host.example/${"o".repeat(3000)}#${sha}`, "source.characters"),
];

const at = (what: string, pin: string, got: string) => refused(what, `https://host.example/o/r${pin}`, got);

export const pins: readonly HostileSource[] = [
  at("no commit", "", "source.unpinned"),
  at("an empty commit", "#", "source.pin"),
  at("a branch", "#main", "source.pin"),
  at("a tag", "#v1.0.0", "source.pin"),
  at("HEAD", "#HEAD", "source.pin"),
  at("a short commit", "#0123456", "source.pin"),
  at("a commit with one digit too many", `#${sha}0`, "source.pin"),
  at("a commit's parent", `#${sha}~1`, "source.pin"),
  at("a range", `#${sha}..main`, "source.pin"),
  at("an option for a commit", "#--upload-pack=touch", "source.pin"),
  at("a refspec for a commit", `#+${sha}`, "source.pin"),
  at("a branch with a path", "#main:templates/x", "source.pin"),
  at("a commit behind another sign", `@${sha}`, "source.unpinned"),
  at("a path above the repository", `#${sha}:../x`, "source.path"),
  at("a path above, further in", `#${sha}:a/../../x`, "source.path"),
  at("an absolute path", `#${sha}:/etc`, "source.path"),
  at("an empty path", `#${sha}:`, "source.path"),
  at("a path with a backslash", `#${sha}:a\\b`, "source.path"),
  at("the repository's own folder", `#${sha}:.git`, "source.path"),
  refused("a folder and a branch", "./nowhere#main", "source.pin"),
  refused("a file address without a commit", "file:///tmp", "source.unpinned"),
];
