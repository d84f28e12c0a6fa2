export { slugOf } from "../manifest/slug.ts";
