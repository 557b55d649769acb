// The little of Node that the program uses, without the types of all of it.
declare module "node:crypto" {
  export function randomUUID(): string;
}
