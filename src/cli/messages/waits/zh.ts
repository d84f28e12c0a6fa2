import type { waitsEn } from "./en.ts";

/** Chinese texts of waiting. */
export const waitsZh: Readonly<Record<keyof typeof waitsEn, string>> = {
  "time.day": "{count} 天",
  "time.hour": "{count} 小时",
  "time.minute": "{count} 分钟",
  "time.second": "{count} 秒",

  "http.wait": "{service} 要求等待 {seconds:time}，超过 --max-wait 的上限",
  "http.wait.hint": "已完成的会保留。请稍后再运行，或允许更长的等待：--max-wait {seconds}",
  "http.pace": "为不超过 {service} 公布的限制，commonry 需要等待 {seconds:time}，超过 --max-wait 的上限",
  "http.pace.hint": "已完成的会保留。请稍后再运行，或允许更长的等待：--max-wait {seconds}",
};
