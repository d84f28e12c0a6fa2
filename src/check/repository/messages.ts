/** Texts of what the rules over a repository find, in both languages: what is wrong, and what to do next. */
export const repositoryMessages: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  "readme.missing": {
    en: "there is no README in .github/, the root or docs/",
    zh: ".github/、根目录和 docs/ 中都没有 README",
  },
  "readme.short": {
    en: "the README says next to nothing; say what this is, for whom, and how to begin",
    zh: "README 几乎没有内容；请说明这是什么、为谁而做、如何开始",
  },
  "readme.license": { en: "the README does not mention the licence", zh: "README 没有提到许可证" },
  "license.missing": {
    en: "there is no LICENSE; without one nobody may use this (a licence cannot be inherited from a .github repository)",
    zh: "没有 LICENSE；没有许可证，任何人都无权使用（许可证不能从 .github 仓库继承）",
  },
  "license.empty": { en: "the licence file is empty", zh: "许可证文件是空的" },
  "license.placeholder": {
    en: "the licence names no holder or year yet: fill in its blanks",
    zh: "许可证中的年份或权利人尚未填写",
  },
  "license.unknown": {
    en: "this is no licence that commonry recognises; tools may not recognise it either",
    zh: "commonry 无法识别此许可证，其他工具可能也无法识别",
  },
  "notice.missing": {
    en: "the work is under Apache-2.0 and has no NOTICE",
    zh: "项目采用 Apache-2.0，但没有 NOTICE",
  },
  "code-of-conduct.missing": {
    en: "there is no code of conduct (one inherited from the owner's .github repository cannot be seen from here)",
    zh: "没有行为准则（从所有者的 .github 仓库继承的文件在此无法看到）",
  },
  "code-of-conduct.contact": {
    en: "the code of conduct names nobody to turn to; add an e-mail address or a link to a form",
    zh: "行为准则没有写明联系谁；请添加电子邮箱或表单链接",
  },
  "contributing.missing": {
    en: "there is no CONTRIBUTING (one inherited from the owner's .github repository cannot be seen from here)",
    zh: "没有 CONTRIBUTING（从所有者的 .github 仓库继承的文件在此无法看到）",
  },
  "support.missing": {
    en: "there is no SUPPORT (one inherited from the owner's .github repository cannot be seen from here)",
    zh: "没有 SUPPORT（从所有者的 .github 仓库继承的文件在此无法看到）",
  },
  "governance.missing": { en: "nothing says who decides: add a GOVERNANCE", zh: "没有说明由谁决策：请添加 GOVERNANCE" },
  "maintainers.missing": {
    en: "nothing says who maintains this: add a MAINTAINERS",
    zh: "没有说明由谁维护：请添加 MAINTAINERS",
  },
  "accessibility.missing": {
    en: "there is no ACCESSIBILITY (one inherited from the owner's .github repository cannot be seen from here)",
    zh: "没有 ACCESSIBILITY（从所有者的 .github 仓库继承的文件在此无法看到）",
  },
  "changelog.missing": { en: "there is no CHANGELOG", zh: "没有 CHANGELOG" },
  "security.missing": {
    en: "there is no SECURITY (one inherited from the owner's .github repository cannot be seen from here)",
    zh: "没有 SECURITY（从所有者的 .github 仓库继承的文件在此无法看到）",
  },
  "security.contact": {
    en: "the security policy names no way to report; add an e-mail address or a link",
    zh: "安全策略没有写明报告途径；请添加电子邮箱或链接",
  },
  "security.days": {
    en: "the security policy does not say how vulnerabilities are disclosed and within how many days",
    zh: "安全策略没有说明漏洞如何披露、多少天内答复",
  },
  "templates.issue": {
    en: "there is no form or template for issues (inherited ones cannot be seen from here)",
    zh: "没有议题表单或模板（继承的模板在此无法看到）",
  },
  "templates.change": {
    en: "there is no template for pull or merge requests (an inherited one cannot be seen from here)",
    zh: "没有拉取（合并）请求模板（继承的模板在此无法看到）",
  },
  "profile.missing": {
    en: "there is no profile/README.md, which GitHub shows as the organisation's front page",
    zh: "没有 profile/README.md；GitHub 会将其显示为组织首页",
  },
  "ci.missing": { en: "nothing here runs the tests of a change", zh: "这里没有自动测试更改的配置" },
  "tests.missing": { en: "there are no tests", zh: "没有测试" },
  "package-metadata.missing": {
    en: "most of the code is {language}, but there is no package file for it",
    zh: "代码主要是 {language}，但没有相应的包文件",
  },
  "lock-file.missing": { en: "the dependencies of {file} are not locked", zh: "{file} 的依赖没有锁定文件" },
  "dependency-updates.missing": {
    en: "no tool proposes updates of dependencies: add Dependabot or Renovate",
    zh: "没有工具提出依赖更新：请添加 Dependabot 或 Renovate",
  },
  "tool-pin.name": {
    en: "this runs commonry by its name, whatever is published under it by then: run commonry pin, install with npm ci --prefix .commonry/tool --ignore-scripts",
    zh: "这里按名称运行 commonry，届时以此名称发布的是什么就运行什么：请运行 commonry pin，并用 npm ci --prefix .commonry/tool --ignore-scripts 安装",
  },
  "tool-pin.hash": {
    en: "a pipeline installs commonry from here, but there is no lock file with its hash: run commonry pin",
    zh: "流水线从这里安装 commonry，但没有带哈希值的锁定文件：请运行 commonry pin",
  },
  "binaries.file": {
    en: "a built program among the sources: publish it with a release instead",
    zh: "源代码中有编译好的程序：请改为随发行版发布",
  },
  "binaries.more": { en: "{count} more built {count:program|programs}", zh: "还有 {count} 个编译好的程序" },
  "conflict.marker": {
    en: "git left a conflict here: choose a side and remove the markers",
    zh: "此处有 git 遗留的合并冲突：请选定一方并删除标记",
  },
  "placeholder.left": { en: "a blank of a template was not filled in: {text}", zh: "模板空白尚未填写：{text}" },
  "misplaced.file": {
    en: "no forge reads this file here; move it to {right}",
    zh: "没有托管平台会读取此处的文件；请移到 {right}",
  },
  "duplicate.hidden": {
    en: "GitHub shows {shown} and not this file: keep one of the two",
    zh: "GitHub 显示的是 {shown} 而不是此文件：请只保留一个",
  },
  "paths.case": {
    en: "“{first}” and “{second}” are one file on Windows and macOS; rename one",
    zh: "“{first}”和“{second}”在 Windows 和 macOS 上是同一个文件；请重命名其一",
  },
  "paths.windows": { en: "Windows does not take this name", zh: "Windows 不接受此名称" },
  "notebook-links.file": {
    en: "cell {cell}: there is no “{target}” in this repository (paths lead from the notebook)",
    zh: "第 {cell} 个单元格：本仓库中没有“{target}”（路径相对于笔记本）",
  },
  "notebook-links.attachment": {
    en: "cell {cell} has no attachment “{target}”; paste the image again, or link to a file",
    zh: "第 {cell} 个单元格没有附件“{target}”；请重新粘贴图片，或改为链接到文件",
  },
  "translations.link": { en: "nothing here leads to {other}", zh: "此处没有指向 {other} 的链接" },
  "translations.step": {
    en: "{here} headings here, {there} in {other}: one of them has fallen behind",
    zh: "此处有 {here} 个标题，{other} 中有 {there} 个：其中一个没有跟上",
  },
  "citation-file.place": {
    en: "GitHub reads CITATION.cff in the root only: move it there",
    zh: "GitHub 只读取根目录下的 CITATION.cff：请移到那里",
  },
  "citation-file.missing": {
    en: "the README asks to be cited; a CITATION.cff makes GitHub offer the citation",
    zh: "README 请求引用；添加 CITATION.cff 后 GitHub 会提供引用格式",
  },
  "headers.missing": {
    en: "{count} of {total} source files {count:lacks|lack} the licence header that the others have; this is the first",
    zh: "{total} 个源文件中有 {count} 个缺少其他文件都有的许可证头；这是第一个",
  },

  "links.file": { en: "there is no “{target}” in this repository", zh: "此仓库中没有“{target}”" },
  "links.file-near": {
    en: "there is no “{target}” in this repository; did you mean “{nearest}”?",
    zh: "此仓库中没有“{target}”；您是指“{nearest}”吗？",
  },
  "links.case": {
    en: "“{target}” differs in upper and lower case from the file “{right}”, and forges take notice",
    zh: "“{target}”与文件“{right}”大小写不同，而托管平台区分大小写",
  },
  "links.scheme": {
    en: "“{target}” is taken for a file; an address begins with https:// or mailto:",
    zh: "“{target}”会被当作文件；地址应以 https:// 或 mailto: 开头",
  },
  "links.label": {
    en: "nothing in this page defines “[{target}]”, so that it stands there as it is written; add “[{target}]: address”",
    zh: "本页没有定义“[{target}]”，因此会原样显示；请加上“[{target}]: 地址”",
  },
  "links.blank": {
    en: "“{target}” is no link, since a blank ends it: the page shows it as it is written; write “{right}”",
    zh: "“{target}”含空格，因此不是链接，页面会原样显示；请写成“{right}”",
  },
  "links.outside": {
    en: "“{target}” leads out of the repository",
    zh: "“{target}”指向仓库之外",
  },
  "links.anchor": { en: "“{target}”: there is no heading “#{anchor}”", zh: "“{target}”：没有标题“#{anchor}”" },
  "links.anchor-near": {
    en: "“{target}”: there is no heading “#{anchor}”; did you mean “#{nearest}”?",
    zh: "“{target}”：没有标题“#{anchor}”；您是指“#{nearest}”吗？",
  },
  "links.anchor-case": {
    en: "“{target}” differs in upper and lower case from the anchor “#{right}”",
    zh: "“{target}”与锚点“#{right}”大小写不同",
  },
};
