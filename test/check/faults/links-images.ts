import { type Fault, lines } from "../row.ts";

const page = (text: string) => `# Page\n\n${lines(text)}`;
const says = "the address that the image's is made into answers 404: where the screen asks for it, there is no picture";

/** Images that HTML offers for some screens: broken-link-checker #107, w3c/link-checker #44, htmltest #9. */
export const linksImages: readonly Fault[] = [
  {
    what: "the dark picture of a README is not there",
    files: {
      "README.md": page(`
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="img/dark.svg">
          <img src="img/light.svg" alt="x">
        </picture>
      `),
      "img/light.svg": "",
    },
    says,
    code: "links.file",
    at: "README.md:4",
    level: "error",
  },
  {
    what: "the third of the images for widths",
    files: {
      "README.md": page('x <img src="a.png" srcset="a.png 320w,\nb.png 480w, none-at-all.png 800w"> y'),
      "a.png": "",
      "b.png": "",
    },
    says,
    code: "links.file",
    at: "README.md:4",
    level: "error",
  },
  {
    what: "a slash behind the anchor",
    files: { "GUIDE.md": page("[a](#set-up/)\n\n## Set up") },
    says: "the browser stays where it is: no element has this id (dnsimple-support #2153)",
    code: "links.anchor-near",
    at: "GUIDE.md:3",
    level: "warning",
  },
];
