import type { waitsEn } from "./en.ts";

/** Chinese texts of waiting. */
export const waitsZh: Readonly<Record<keyof typeof waitsEn, string>> = {
  "time.day": "{count} 天",
  "time.hour": "{count} 小时",
  "time.minute": "{count} 分钟",
  "time.second": "{count} 秒",

  "wait.service": "{service} 要求等待：还有 {seconds:time}，{at} 继续",
  "wait.documented": "commonry 正在等待，以免超过 {service} 公布的限制：还有 {seconds:time}，{at} 继续",
  "wait.read": "正在读取 {host} 上的 {owner}",
  "wait.read-of": "正在读取 {host} 上的 {owner}：{total} 个仓库中的 {done} 个",
  "wait.weigh": "正在向 {host} 查询将删除的内容被哪些议题使用",
  "wait.weigh-up": "正在查询 {repositories} 个仓库有多少内容要读取",
  "wait.write": "正在执行：{total} 项中已完成 {done} 项",
  "wait.since": "{what}（{seconds:time}）",

  "doctor.proxy":
    "已设置 {token}；直接发送到 {host}：Node.js 不使用 {proxy}（22.21 及以上版本设置 NODE_USE_ENV_PROXY=1 后使用）",
  "http.proxy":
    "已设置 {proxy}，但此 Node.js（{node}）不使用它：请在 Node.js 24 或 22.21 及以上版本设置 NODE_USE_ENV_PROXY=1。",

  "http.plain-proxy": "地址是明文 http：凭据会以明文经过 {proxy}",
  "http.plain-proxy.hint": "请把该主机加入 NO_PROXY：NO_PROXY=127.0.0.1,localhost",

  "http.wait": "{service} 要求等待 {seconds:time}，超过 --max-wait 的上限",
  "http.wait.hint": "已完成的会保留。请稍后再运行，或允许更长的等待：--max-wait {seconds}",
  "http.pace": "为不超过 {service} 公布的限制，commonry 需要等待 {seconds:time}，超过 --max-wait 的上限",
  "http.pace.hint": "已完成的会保留。请稍后再运行，或允许更长的等待：--max-wait {seconds}",
};
