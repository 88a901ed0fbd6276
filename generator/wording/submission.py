"""A code in; the words for whose a path is, what is odd about a name, and what a mode of git makes of a file, in Chinese and English, out."""

OWNERS = {
    "school": ("学校的文件夹", "a school's folder"),
    "other-school": ("另一所学校的文件夹", "another school's folder"),
    "approvals": ("教育局的审批记录", "the bureau's approvals"),
    "bureau": ("教育局的登记和决定", "the bureau's registers and decisions"),
    "ledger": ("公开记录册", "the ledger"),
    "policy": ("政策和校历", "the policy and the calendar"),
    "pages": ("网站的说明文字", "the site's own pages and documents"),
    "manual": ("填写说明和样例", "the manual"),
    "program": ("检查程序", "the program that checks"),
    "theme": ("网站的外观", "the site's theme"),
    "tests": ("检查程序的测试", "the program's tests"),
    "checks": ("自动检查和代码仓库的设置", "the settings of the repository and of its automatic checks"),
    "set-up": ("网站和程序的设置", "the set-up of site and program"),
}

NAMES = {
    "not-utf8": ("不是 UTF-8 编码", "is not UTF-8"),
    "control": ("里有换行一类的控制字符", "has control characters such as a line end"),
    "invisible": ("里有看不见或改变文字方向的字符", "has characters that cannot be seen or that turn the writing round"),
    "composed": ("里的字符用了拼合的写法", "has characters that are put together from parts (no NFC)"),
    "long": ("太长", "is too long"),
    "dot": ("以点开头", "begins with a dot"),
    "dash": ("以连字符开头", "begins with a hyphen"),
    "edge": ("以空格开头，或以空格、点结尾", "begins with a space, or ends with a space or a dot"),
    "device": ("是 Windows 的保留名称", "is a device of Windows"),
    "windows": ("里有 Windows 不允许的符号", "has a sign that Windows does not allow"),
    "letters": ("里有英文字母、数字、连字符和点以外的字符", "has other characters than letters, digits, hyphens and dots"),
    "capital": ("里有大写字母", "has capitals"),
    "same": ("和另一个文件或文件夹只差大小写或字符的写法", "differs from another only in capitals or in how a character is written"),
}

MODES = {
    "link": ("链接", "a symbolic link"),
    "submodule": ("另一个代码仓库（子模块）", "a submodule"),
    "executable": ("标成“可执行”的文件", "marked as executable"),
    "other": ("特殊文件", "no plain file"),
}
