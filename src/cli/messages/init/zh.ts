/** Texts about where `init` writes and what it was told, in Chinese. */
export const initZh = {
  "init.present": "{dir} 中已有 {present} 个模板要写入的文件；未写入任何内容\n{lines}",
  "init.present-more": "{dir} 中已有模板要写入的文件；未写入任何内容\n{lines}\n  ……另有 {more:plain} 个",
  "init.present.hint":
    "如需保留已有内容并补上缺少的文件：commonry init {shown} --adopt；或指定另一个文件夹：commonry init my-hub",
  "init.present-more.hint":
    "如需保留已有内容并补上缺少的文件：commonry init {shown} --adopt；或指定另一个文件夹：commonry init my-hub",
  "init.git-unread":
    "git 不读取此仓库，因此所有者和分支未知：{reason}（如果仓库属于其他用户：git config --global --add safe.directory FOLDER）",
  "init.dangling": "{path} 是一个失效的链接；未写入任何内容",
  "init.dangling.hint": "请删除该链接或创建它指向的文件夹，或指定另一个文件夹：commonry init my-hub",
  "adopt.within":
    "{dir} 只是仓库 {above} 的一部分：各平台只读取仓库顶层的 .github、.gitlab-ci.yml 等文件；commonry -C {above} init --adopt 可纳入整个仓库",
  "init.inside-git": "{path} 是 git 自己的文件夹（裸仓库或 .git），不是存放文件的地方；未写入任何内容",
  "init.inside-git.hint": "请指定它之外的文件夹，或使用工作树：git worktree add ../my-hub",
  "init.no-folder": "{dir} 是一个文件；未写入任何内容",
  "init.no-folder.hint": "请指定一个文件夹：commonry init my-hub",
  "tree.failed.hint": "请指定一个可以写入、且磁盘空间足够的文件夹。",
  "source.no-folder.hint":
    "路径应指向含有 template.yaml 的文件夹，从当前位置算起。也可以写内置模板的名称，见 commonry init --help。",
  "init.again": "您的回答，写成一条命令：\n  {command}",
  "answers.saved": "已保存答案。使用方法：--answers {file}",
  "answers.present": "{path} 已存在；没有覆盖，也未提问或写入任何内容",
  "answers.present.hint": "请用 --save-answers 另选文件名。",
  "scaffold.still-unpinned": "未写入：{count} 个需要先锁定 commonry 的工作流（commonry pin；--verbose 列出它们）。",
} as const;
