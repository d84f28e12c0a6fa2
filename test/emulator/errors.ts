/** An answer that is an error, with GitHub's words. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly errors: readonly object[] | undefined;

  constructor(status: number, message: string, type = "UNPROCESSABLE", errors?: readonly object[]) {
    super(message);
    this.status = status;
    this.type = type;
    this.errors = errors;
  }
}

export const notFound = (what = "Not Found") => new ApiError(404, what, "NOT_FOUND");
export const exists = (resource: string, field: string) =>
  new ApiError(422, "Validation Failed", "UNPROCESSABLE", [{ resource, code: "already_exists", field }]);
export const archived = () => new ApiError(403, "Repository was archived so is read-only.", "FORBIDDEN");
export const forbidden = () => new ApiError(403, "Resource not accessible by personal access token", "FORBIDDEN");
