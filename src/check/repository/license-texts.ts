/**
 * Sentences by which a licence is recognised, each with its SPDX identifier; the first that stands in a text counts, so
 * a licence that quotes another comes before it.
 */
const sentences: readonly (readonly [string, RegExp])[] = [
  ["AGPL-3.0", /GNU AFFERO GENERAL PUBLIC LICENSE/i],
  ["LGPL", /GNU (?:LESSER|LIBRARY) GENERAL PUBLIC LICENSE/i],
  ["GPL", /GNU GENERAL PUBLIC LICENSE/i],
  ["Apache-2.0", /Apache License,?\s+Version 2\.0/i],
  ["MPL-2.0", /Mozilla Public License,? (?:v(?:ersion|\.)? ?)?2\.0/i],
  ["EPL", /Eclipse Public License/i],
  ["EUPL", /European Union Public Licen[cs]e/i],
  ["BSL-1.0", /Boost Software License/i],
  ["CC0-1.0", /CC0 1\.0|Creative Commons (?:Legal Code\s+)?CC0/i],
  ["CC-BY-NC-ND", /Attribution-NonCommercial-NoDerivatives|BY-NC-ND/i],
  ["CC-BY-NC-SA", /Attribution-NonCommercial-ShareAlike|BY-NC-SA|署名-非商业性使用-相同方式共享/i],
  ["CC-BY-NC", /Attribution-NonCommercial|BY-NC/i],
  ["CC-BY-SA", /Attribution-ShareAlike|BY-SA/i],
  ["CC-BY", /Creative Commons Attribution|Attribution 4\.0 International|CC[- ]BY/i],
  ["MulanPSL-2.0", /Mulan PSL v2|木兰宽松许可证/i],
  ["Unlicense", /This is free and unencumbered software released into the public domain/i],
  [
    "0BSD",
    /BSD Zero Clause|Permission to use, copy, modify, and\/or distribute this software for any purpose with or without fee is hereby granted\./i,
  ],
  [
    "ISC",
    /Permission to use, copy, modify, and\/?(?:or )?distribute this software for any\s+purpose with or without fee/i,
  ],
  ["BSD", /Redistribution and use in source and binary forms/i],
  ["MIT", /Permission is hereby granted, free of charge, to any person obtaining/i],
  ["Zlib", /This software is provided 'as-is', without any express or implied warranty/i],
  ["Python-2.0", /PYTHON SOFTWARE FOUNDATION LICENSE/i],
  ["Artistic-2.0", /The Artistic License/i],
  ["OFL-1.1", /SIL OPEN FONT LICENSE/i],
  ["WTFPL", /DO WHAT THE FUCK YOU WANT/i],
  ["BUSL-1.1", /Business Source License/i],
  [
    "PostgreSQL",
    /PostgreSQL License|Permission to use, copy, modify, and distribute this software and its\s+documentation/i,
  ],
];

/** Longer than any licence. */
const most = 200_000;

/** The licence that a text is, or names; undefined when none is recognised. */
export function recognise(text: string): string | undefined {
  const named = /SPDX-License-Identifier:\s*([\w.+-]+)/.exec(text)?.[1];
  const plain = text.slice(0, most).replace(/\s+/g, " ");
  return sentences.find(([, sentence]) => sentence.test(plain))?.[0] ?? named;
}
