"""In: a code and its values. Out: the one exception by which publishing stops, with a sentence in the reader's language."""

from __future__ import annotations

from generator.faults import Fault

_SENTENCES = {
    "bad-address": (
        "地址“{address}”不合规：只能用小写字母、数字和 . _ - /，各段不得以点开头，页面地址以 / 结尾。",
        "The address “{address}” is not allowed: small letters, digits and . _ - / only, no leading dots, a page's ends with /.",
    ),
    "taken-address": (
        "地址“{path}”已被另一个页面或文件占用。",
        "The address “{path}” is already taken by another page or file.",
    ),
    "no-shell": (
        "地址“{address}”有 {depth} 层，网站外壳没有准备这一层。",
        "The address “{address}” is {depth} folders deep; there is no page shell for that depth.",
    ),
    "broken-shell": (
        "网站外壳里标记“{slot}”出现了 {count} 次，请检查 theme/overrides。",
        "The slot “{slot}” occurs {count} times in the page shell; see theme/overrides.",
    ),
    "dead-link": (
        "每一页上都有的链接没有对应的页面：{targets}。请检查 mkdocs.yml 的 nav 和 theme/overrides。",
        "Links that stand on every page lead nowhere: {targets}. See nav in mkdocs.yml and theme/overrides.",
    ),
    "damaged": (
        "写出的网站与清单不符，未予发布：{damage}。",
        "The site as written differs from its manifest and was not published: {damage}.",
    ),
    "foreign-folder": (
        "文件夹“{folder}”不是本程序生成的网站，不敢替换它。请换一个文件夹，或先把它移走。",
        "The folder “{folder}” is not a site made by this program and will not be replaced. Name another one, or move it away first.",
    ),
    "cannot-write": (
        "网站写不下去：{why}。原来的网站没有改动。",
        "The site cannot be written: {why}. The old site was not touched.",
    ),
    "cannot-swap": (
        "新网站已经生成，但无法换到“{folder}”：{why}。原来的网站没有改动。",
        "The new site is complete but cannot take its place at “{folder}”: {why}. The old site was not touched.",
    ),
    "cannot-keep": (
        "新网站已经换到“{folder}”，但换下来的旧版没有整理好：{why}。",
        "The new site stands at “{folder}”, but the one that it replaced could not be kept or removed: {why}.",
    ),
    "no-release": (
        "“{folder}”旁边没有保留的旧版，退不回去。要保留，用 notices build --releases 3，或在 mkdocs.yml 里写 releases: 3。",
        "No release is kept beside “{folder}”. To keep some: notices build --releases 3, or releases: 3 in mkdocs.yml.",
    ),
    "damaged-release": (
        "保留的旧版“{folder}”与它自己的清单不符（{count} 处，第一处是 {damage}），没有换回；现在的网站没有改动。",
        "The kept release “{folder}” differs from its own list ({count} files, first {damage}): the present site stands.",
    ),
    "taken-back-since": (
        "保留的旧版“{folder}”里有后来撤回或依法删除的内容，不能换回；现在的网站没有改动。",
        "The kept release “{folder}” has what was withdrawn or purged since: the present site stands.",
    ),
    "cannot-roll-back": (
        "网站退不回去：{why}。",
        "The site cannot be rolled back: {why}.",
    ),
    "no-search": (
        "搜索的索引没有做成：{why}。原来的网站没有改动。",
        "The search index could not be made: {why}. The old site was not touched.",
    ),
    "home-is-generated": (
        "首页由程序生成，请删去 {page}，或把它改名。",
        "The home page is generated: remove {page} or rename it.",
    ),
    "no-theme": (
        "{place} 里没有网站外观文件 overrides/main.html。",
        "{place} has no overrides/main.html: the theme is missing.",
    ),
    "no-plugin": (
        "{config} 的 plugins 里没有 school-notices。",
        "The plugins of {config} do not name school-notices.",
    ),
    "bad-date": (
        "日期“{text}”不合规，应写作 2021-09-01 的样子。",
        "The date “{text}” is not one: it should look like 2021-09-01.",
    ),
    "set-up-at-fault": (
        "政策或全市信息有误，没有更新网站：{files}。请先用 notices check content 查看。",
        "The policy or the city's own data has errors, nothing was published: {files}. See notices check content.",
    ),
    "too-many-held": (
        "{schools} 所学校里有 {held} 所因错误不能发布，超过限度，没有更新网站；原来的网站没有改动。请先用 notices check 查看。",
        "{held} of {schools} schools would be held back because of errors: nothing was published, the old site stands. See notices check.",
    ),
    "too-many-lost": (
        "新网站会比现在少 {lost} 页（现有 {before} 页），超过限度，没有更新网站；原来的网站没有改动。确要如此，先移走“{folder}”再生成。",
        "The new site would lose {lost} of {before} pages: nothing was published, the old site stands. To insist, move “{folder}” away.",
    ),
    "no-pdf": (
        "要生成PDF，请先安装：{commands}。不要PDF的话，去掉 --pdf，或 mkdocs.yml 里的 pdf: true。",
        "For PDFs install first: {commands}. To go without, leave out --pdf, or pdf: true in mkdocs.yml.",
    ),
    "sealed-later": (
        "公开记录册里已有{last}的记录，不能再记入更早的日期{as_of}。请核对 --as-of。",
        "The ledger already has lines of {last}: nothing can be sealed as of {as_of}. See --as-of.",
    ),
    "other-history": (
        "公开记录册不是网站上那一本（{lines}行，末行{head}）的延续，没有更新网站。请恢复它，或先移走“{folder}”。",
        "The ledger does not extend the site's ({lines} lines, {head}); the old site stands. To insist, move “{folder}”.",
    ),
    "nothing-to-purge": (
        "公开记录册里没有可以删除的这一版：{what}。",
        "The ledger has no such version to purge: {what}.",
    ),
    "still-published": (
        "{what}是现行的一版，网页还在用它：先改好学校的文件，运行 notices seal 记入新版，再删除旧版；或者加 --take-down 把这份公示撤下。",
        "{what} is the version that stands: mend the files and seal the new version first, or add --take-down to take the paper down.",
    ),
    "personal-reason": (
        "理由、岗位或文号里像是有个人信息，会永久公开，请改写。",
        "The reason, role or number seems to hold personal data and would stay public for ever: word it otherwise.",
    ),
    "no-record": (
        "公开记录册里的“{file}”不是本程序认得的格式，旧版本显示不出来，没有更新网站；原来的网站没有改动。请核对程序的版本，或从备份恢复这个文件。",
        "“{file}” of the ledger is in no format known here: the old site stands. See the program's version, or restore the file.",
    ),
    "no-parameter": (
        "没有一份办法规定了参数“{parameter}”，公示做不出来。请在 content/policy 的 parameters.yml 里补上。",
        "No policy gives “{parameter}”, which a notice needs. Add it to parameters.yml in content/policy.",
    ),
    "no-part": (
        "“{folder}”不是 notices build --shard 做出来的一份（没有可用的 part.json）。",
        "“{folder}” is not a part made by notices build --shard (it has no usable part.json).",
    ),
    "other-part": (
        "“{folder}”这一份与别的对不上（{other}）：各份要出自同一个提交、同一天、同一个程序，份数也要相同。",
        "The part “{folder}” is of something else ({other}): all must be of one commit, day, program and number of shards.",
    ),
    "part-twice": (
        "“{first}”和“{second}”都是第 {shard} 份。",
        "“{first}” and “{second}” are both shard {shard}.",
    ),
    "part-missing": (
        "缺少第 {missing} 份，没有生成网站。补上，或加 --allow-missing 在这里补做。",
        "Shards missing: {missing}; nothing was built. Add them, or let them be made here with --allow-missing.",
    ),
    "not-for-a-part": (
        "文件夹“{folder}”里是别的东西，不能用来放 --shard 的一份。请换一个文件夹。",
        "The folder “{folder}” holds something else and will not be replaced by a part. Name another one.",
    ),
    "no-site-url": (
        "{config} 里没有 site_url，公示的固定地址无从得出。",
        "{config} has no site_url, so the notices would have no permanent address.",
    ),
}


class PublishFault(Fault):
    """The site cannot be published, and the old one stands. Raised by `publish`; caught by the command line and the MkDocs plugin."""

    sentences = _SENTENCES
