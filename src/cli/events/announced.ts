/** What was announced is kept with the project, so that another machine can know of it. */
export const announcedFolder = ".commonry/announced";
