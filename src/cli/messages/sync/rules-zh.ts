import type { syncRulesEn } from "./rules-en.ts";

/** 服务自身规则的说明，中文。 */
export const syncRulesZh: Record<keyof typeof syncRulesEn, string> = {
  "plan.no-repository": "没有这个仓库；不存在的仓库中不会创建任何内容",
  "plan.no-repository.hint": "创建仓库请用：commonry apply --only repositories",
  "plan.no-repository-near": "没有这个仓库；是否指“{nearest}”？",
  "plan.no-repository-near.hint": "请更正 community.yaml 中的名字；新建仓库请用：commonry apply --only repositories",
  "plan.archived":
    "该仓库已归档，其中 {count} 项更改不予处理；若有意归档，请写“archived: true”；若要取消归档，请写“archived: false”（commonry apply --only repositories）",
  "plan.owner-maintains": "“{name}”是组织所有者，GitHub 总会使其成为该团队的维护者；请将其列为 maintainer",
  "plan.inherited": "对“{name}”的权限 {role} 继承自上级团队“{above}”，在此无法降低",
  "plan.empty-repository": "该仓库尚无提交，因而不能有默认分支；推送内容之后才会设置“{branch}”",
  "target.ignored": "GitHub 没有更改 {fields}，也没有说明原因",
  "target.ignored.hint": "账户的套餐或组织的规则不允许：请在那里设置，或从 community.yaml 中移除。",
  "manual.iteration": "字段“{field}”：迭代从 {start} 起，每次 {days} 天",
  "manual.field-type": "字段“{field}”：现有类型为 {now}，所需为 {wanted}；字段类型不能更改，请另建一个",
  "target.sso": "该组织要求单点登录（SSO），而令牌未获其授权（{message}）",
  "target.sso.hint": "请授权：在 github.com/settings/tokens 中点击令牌旁的“Configure SSO”。并不缺少权限。",
  "sync.host": "GH_HOST 不是主机名",
  "sync.host.hint": "请只写主机名，例如 github.example.org，不带 https:// 和路径。",
  "apply.not-archived": "未归档，因为其中有内容没有完成",
  "team.role": "无论要求什么，GitHub 都给“{name}”角色 {role}：组织所有者总是维护者",
  "team.role.hint": "请在 community.yaml 中以该角色列出。",
};
