import type { plansEn } from "./en.ts";

/** 已保存的计划、计划之后的变动、撤销无法恢复的内容。 */
export const plansZh: Readonly<Record<keyof typeof plansEn, string>> = {
  "plan.edited": "计划中有并非 {path} 所要求的改动（{count} 项）；没有做任何更改",
  "plan.edited.hint": "文件是否被改动过，或由其他版本或账号生成？请重新生成：commonry plan --out FILE",
  "plan.ending": "--out 保存的是供 apply 使用的计划（JSON），不是 {ending}：{file}",
  "plan.ending.hint": "请命名为 plan.json。如需便于阅读的页面：commonry plan --format markdown > plan.md",
  "plan.not-ours": "{path} 已存在，且不是计划；没有覆盖",
  "plan.not-ours.hint": "请用 --out 另选文件名。",
  "apply.more": "除该计划外，现在还有 {count} 项待办；不会执行。",

  "apply.moved": "所展示的改动中有 {count} 项已不再需要或已不同；没有做任何更改",
  "apply.moved.hint": "期间有内容变动。请重新查看：commonry plan",
  "apply.resume-manifest": "上次中断后 {path} 已更改；没有做任何更改",
  "apply.resume-manifest.hint": "按现在的内容重新开始：commonry apply",
  "apply.resume-moved": "剩余的改动中有 {count} 项已不再需要或已不同；没有做任何更改",
  "apply.resume-moved.hint": "按现状重新开始：commonry apply",
  "journal.broken": "{path} 不是 commonry 写的样子：无法得知那次运行做了什么",
  "journal.broken.hint": "请查看现状：commonry plan。如果无误，请删除该文件。",

  "apply.moved-removed": "展示之后，“{name}”已不存在，或已是另一个",
  "apply.moved-removed.hint": "尚未开始的都没有做。请查看：commonry plan",
  "apply.moved-changed": "展示之后，“{name}”已被更改",
  "apply.moved-changed.hint": "尚未开始的都没有做。请查看：commonry plan",
  "apply.moved-weight": "使用“{name}”的内容与展示时不同",
  "apply.moved-weight.hint": "尚未开始的都没有做。请查看：commonry plan",
  "apply.moved-before": "因其他内容已变动，没有开始",

  "left.elsewhere": "不属于此清单的任何位置：保持不动",
  "left.carriers": "它会恢复，但不知道曾用于哪些议题",
  "left.into": "它会恢复，但合并后的标签会留在这些议题上：不知道哪些议题原本就有",
  "left.values": "它会恢复，但卡片在其中的值不会恢复",
  "board.twice": "另一次运行也创建了它：保留 {first}；{second} 已有人改动，也仍在",
  "board.twice.hint": "请手动删除较新的那个，或给它改名。",
  "target.lost": "已恢复，但曾使用它的 {count} 个议题已不存在或已移走：{numbers}",
  "target.lost.hint": "其余议题都已恢复。若议题移到了别处，请在那里手动加回。",
  "left.members": "它会恢复，但成员和仓库访问权限不会恢复",
  "sync.off": "从 {count} 个议题上移除“{name}”",

  "odd.unread": "无法读取",
  "odd.changed": "已被更改",
  "odd.weight": "使用它的内容与计划所述不同",
  "odd.over": "已过时间",
  "odd.foreign": "不是清单所要求的",
  "odd.other": "清单的要求与此不同",
  "odd.twice": "出现了两次",
  "odd.part": "缺少与之相关的改动",
};
