import type { plansEn } from "./en.ts";

/** 已保存的计划、计划之后的变动、撤销无法恢复的内容。 */
export const plansZh: Readonly<Record<keyof typeof plansEn, string>> = {
  "plan.edited": "计划中有并非 {path} 所要求的改动（{count} 项）；没有做任何更改",
  "plan.edited.hint": "文件是否被改动过，或由其他版本或账号生成？请重新生成：commonry plan --out FILE",
  "plan.not-ours": "{path} 已存在，且不是计划；没有覆盖",
  "plan.not-ours.hint": "请用 --out 另选文件名。",
  "apply.more": "除已保存的计划外，现在还有 {count} 项待办；不会执行。",

  "odd.unread": "无法读取",
  "odd.changed": "已被更改",
  "odd.weight": "使用它的内容与计划所述不同",
  "odd.over": "已过时间",
  "odd.foreign": "不是清单所要求的",
  "odd.other": "清单的要求与此不同",
  "odd.twice": "出现了两次",
  "odd.part": "缺少与之相关的改动",
};
