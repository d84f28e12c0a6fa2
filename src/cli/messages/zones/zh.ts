/** What is said of time zones that were given to a command or an answer, in Chinese. */
export const zonesZh = {
  "usage.timezone": "“{value}”不是时区；请写成 Asia/Shanghai 或 Europe/Berlin 这样",
  "usage.timezone-near": "“{value}”不是时区；是否想写 {nearest}？",
  "usage.timezone-letters": "“{value}”可以指好几个地方，不是时区；请写出所指的那一个：{zones}",
  "usage.timezone-offset": "“{value}”不是时区，因为它不含夏令时的规则；请写地点：{zones}",
  "usage.timezone-city": "“{value}”不是时区；当地使用 {nearest} 的时间，请写这个",
  "answer.format-timezone": "{id}：“{value}”不是时区；请写成 Asia/Shanghai 或 Europe/Berlin 这样",
  "answer.format-timezone-near": "{id}：“{value}”不是时区；是否想写 {nearest}？",
  "answer.format-timezone-letters": "{id}：“{value}”可以指好几个地方，不是时区；请写出所指的那一个：{zones}",
  "answer.format-timezone-offset": "{id}：“{value}”不是时区，因为它不含夏令时的规则；请写地点：{zones}",
  "answer.format-timezone-city": "{id}：“{value}”不是时区；当地使用 {nearest} 的时间，请写这个",
  "usage.zone-sign": "{zone} 是 {offset}：这类名称的正负号与通常相反；如果想写 {meant}，请写地点：{zones}",
  "usage.zone-fixed": "{zone} 没有夏令时；所指的也许是：{zones}",
};
