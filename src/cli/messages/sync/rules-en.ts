/** What is said of rules of a service's own, in English. */
export const syncRulesEn = {
  "plan.no-repository": "there is no such repository, and nothing is made in one that is not there",
  "plan.no-repository.hint": "It is made by: commonry apply --only repositories",
  "plan.no-repository-near": "there is no such repository; is “{nearest}” meant?",
  "plan.no-repository-near.hint":
    "Mend the name in community.yaml; a new one is made by: commonry apply --only repositories",
  "plan.archived":
    "it is archived, so {count} {count:change there is|changes there are} left out; say “archived: true” if that is meant, or “archived: false” to take it out of the archive (commonry apply --only repositories)",
  "plan.owner-maintains":
    "“{name}” owns the organisation, so GitHub makes them maintainer of this team whatever is listed; list them as maintainer",
  "plan.inherited": "access to “{name}” comes down from team “{above}” as {role}, and cannot be less here",
  "plan.empty-repository":
    "it has no commit yet, so it can have no default branch; “{branch}” is set once something has been pushed",
  "target.ignored": "GitHub left {fields} as it was, and did not say why",
  "target.ignored.hint":
    "A plan of the account, or a rule of the organisation, does not allow it: set it there, or take it out of community.yaml.",
  "manual.iteration": "field “{field}”: iterations of {days} {days:day|days} from {start}",
  "manual.field-type":
    "field “{field}”: it holds {now}, and {wanted} is wanted; a field's type never changes, so make another",
  "target.sso": "the organisation wants single sign-on, and the token is not authorised for it ({message})",
  "target.sso.hint":
    "Authorise it: github.com/settings/tokens, “Configure SSO” beside the token. No permission is missing.",
  "sync.host": "GH_HOST is not a host name",
  "sync.host.hint": "Write the host alone, such as github.example.org, without https:// and without a path.",
  "apply.not-archived": "not archived, since something in it was not done",
  "team.role":
    "GitHub gives “{name}” the role {role}, whatever is asked for: owners of an organisation are maintainers",
  "team.role.hint": "List them with that role in community.yaml.",
};
