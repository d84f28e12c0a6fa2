/** One word that could stand there. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}
