/** 关于版本固定，以及无人确认过的地址的文字，中文。 */
export const pinZh = {
  "command.pin": "按软件包的哈希值固定 commonry 本身，供工作流使用：.commonry/tool",
  "command.pin.examples": "  commonry pin\n  commonry pin --check\n  commonry pin --dry-run --json",
  "pin.option.pending": "不写入；固定的不是当前版本时以 3 退出",
  "pin.option.dry-run": "只显示文件，不写入",

  "doctor.pin": "工作流运行 commonry {version}，已按哈希固定",
  "doctor.pin-other": "工作流运行固定的 commonry {version}；此处为 {running}",
  "doctor.pin-none": "commonry 尚未固定；需要它的工作流会等到固定之后",
  "doctor.pin-foreign": "{path} 不是由 commonry 写入的固定文件",
  "pin.state.same": "已固定 commonry {version}。",
  "pin.state.written": "已固定 commonry {version}：",
  "pin.state.pending": "将固定 commonry {version}：",
  "pin.state.other": "固定的是 commonry {version}，而当前运行的是 {running}，或者内容不同。",
  "pin.state.none": "这里没有固定任何版本。",
  "pin.from.copy": "哈希值来自 npm 安装当前副本时的记录。",
  "pin.from.registry": "哈希值来自您的软件源对该版本的回答。",
  "pin.next": "请提交 .commonry/tool，然后运行“commonry update”：它会补上一直在等待的工作流。",
  "pin.renew": "固定当前版本：commonry pin",
  "pin.unpublished": "您的软件源上没有 commonry {version}：什么也没有固定，因为谁也装不上它",
  "pin.unpublished.hint": "请在它发布之后，用已发布版本的副本来固定（npx commonry pin）。",
  "pin.registry": "软件源没有给出该版本的哈希值：{reason}",
  "pin.registry.hint": "请检查网络和 npm 设置：npm config get registry",
  "pin.other-content": "软件源上名为 commonry {version} 的软件包与当前运行的不同",
  "pin.other-content.hint": "什么也没有固定。请先弄清这个副本的来源，再决定信任哪一个：npm ls commonry",
  "pin.foreign": "{path} 不是 commonry pin 写的，其中不只有 commonry",
  "pin.foreign.hint": "请把其中的内容移到别处：这个文件夹只供 commonry 使用。",
  "npm.missing": "找不到 npm，而只有 npm 能询问您的软件源",
  "npm.missing.hint": "请安装带有 npm 的 Node.js：https://nodejs.org",
  "npm.timeout": "npm 在 {seconds} 秒内没有回答",
  "npm.timeout.hint": "请检查网络和 npm 设置：npm config get registry",

  "source.unconfirmed": "这个文件夹的记录（.commonry/lock.json）指向 {host} 上的模板，而这里还没有人指定或确认过它",
  "source.unconfirmed.hint":
    "没有联系它。确认无误的话，请亲自指定：commonry update --template '{source}'（或在终端中运行本命令）。",
  "source.confirm": "这个文件夹的记录指向 {url} 的模板。要向 {host} 请求吗？不会发送任何密码、请求头或密钥。",

  "scaffold.unpinned":
    "以下文件没有写入：它们带着权限运行 commonry，而当前副本没有可以固定的哈希值：\n{list}\n补上它们：先运行 commonry pin，再运行 commonry update（待该版本在您的软件源上发布之后）。",
  "scaffold.nobody":
    "没有给出账号，因此没有把任何人写成维护者、代码负责人或团队成员。添加您自己：\n  commonry update --set login=NAME",
} as const;
