/** Texts about where `init` writes and what it was told, in Chinese. */
export const initZh = {
  "init.present": "{dir} 中已有 {present} 个模板要写入的文件；未写入任何内容\n{lines}",
  "init.present-more": "{dir} 中已有模板要写入的文件；未写入任何内容\n{lines}\n  ……另有 {more:plain} 个",
  "init.present.hint":
    "如需保留已有内容并补上缺少的文件：commonry init {shown} --adopt；或指定另一个文件夹：commonry init my-hub",
  "init.present-more.hint":
    "如需保留已有内容并补上缺少的文件：commonry init {shown} --adopt；或指定另一个文件夹：commonry init my-hub",
  "init.no-folder": "{dir} 是一个文件；未写入任何内容",
  "init.no-folder.hint": "请指定一个文件夹：commonry init my-hub",
} as const;
