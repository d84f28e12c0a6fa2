/** 关于笔记本，以及由人员文件填写的区域的文字，中文。 */
export const checkedFilesZh = {
  "notebook.format": "不是第 4 版格式的笔记本",
  "notebook.shape": "笔记本缺少元数据或单元格列表",
  "notebook.cell-type": "第 {cell} 个单元格：类型应为 code、markdown 或 raw",
  "notebook.cell-shape": "第 {cell} 个单元格：缺少 source 或 metadata",
  "notebook.cell-outputs": "第 {cell} 个单元格：代码单元格应有 outputs 列表和 execution_count",
  "notebook.cell-id": "第 {cell} 个单元格：id 缺失或格式有误（字母、数字、- 和 _，最多 64 个）",
  "notebook.cell-id-twice": "第 {cell} 个单元格：id 重复",
  "region.stale": "区域“{name}”与成员文件不一致；用“commonry check --fix”重新生成",
  "region.unread": "{file}:{at} 有错误，因此没有将区域“{name}”与成员文件比较，也不改写",
  "region.unmarked":
    "没有标记，因此“check --fix”不会把人员文件中的负责人写入此文件；请加上“# commonry:begin owners”和“# commonry:end owners”两行",
  "region.unclosed": "区域“{name}”没有结束行",
  "region.twice": "区域“{name}”打开了两次：第 {first} 行和第 {line} 行；请删去其中一行，或在两者之间结束该区域",
  "region.stray": "“{name}”的结束行没有对应的开始行",
  "region.unknown": "没有名为“{name}”的区域",
};
