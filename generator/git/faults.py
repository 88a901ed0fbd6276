"""A code and its values in; the one exception by which a question to git ends, with a sentence in the reader's language, out."""

from __future__ import annotations

from generator.faults import Fault

_SENTENCES = {
    "no-git": (
        "这台机器没有安装 git，或找不到它，没有检查。请先安装 git。",
        "git is not installed here, or cannot be found: nothing was checked. Install git first.",
    ),
    "no-repository": (
        "“{root}”不是一个 git 仓库的最上层文件夹，没有检查。请在克隆下来的仓库里运行，或用 --root 指明。",
        "“{root}” is not the top folder of a git repository: nothing was checked. Run it in a clone, or name one with --root.",
    ),
    "dubious-ownership": (
        "“{root}”的所有者是另一个用户，git 不肯读取，没有检查。确认可信以后，运行一次 git config --global --add safe.directory '{root}'。",
        "“{root}” is another user's: nothing was checked. If you trust it, run git config --global --add safe.directory '{root}' once.",
    ),
    "unknown-ref": (
        "仓库里没有“{ref}”这个提交或分支，没有检查。请核对名称，或先运行 git fetch 取来。",
        "There is no commit or branch “{ref}” here: nothing was checked. Check the name, or fetch it first.",
    ),
    "unknown-ref-shallow": (
        "这是一个浅克隆，里面没有“{ref}”这个提交或分支，没有检查。请核对名称，或先运行 git fetch --unshallow 取全历史。",
        "This is a shallow clone without the commit or branch “{ref}”: nothing was checked. Check the name, or run git fetch --unshallow.",
    ),
    "no-merge-base": (
        "“{base}”和“{head}”没有共同的历史，比不出改了什么，没有检查。请从主分支新建分支，再提交。",
        "“{base}” and “{head}” have no history in common, so what changed cannot be told: nothing was checked. Branch off the main one.",
    ),
    "no-merge-base-shallow": (
        "这是一个浅克隆，取来的历史不够，找不到“{base}”和“{head}”的共同起点，没有检查。请先运行 git fetch --unshallow 取全历史。",
        "This shallow clone does not reach back to where “{base}” and “{head}” part: nothing was checked. Run git fetch --unshallow.",
    ),
    "damaged": (
        "仓库里有损坏或缺少的内容，git 读不出来（{why}），没有检查。请重新克隆一份，再运行。",
        "Something in this repository is damaged or missing ({why}): nothing was checked. Clone it anew.",
    ),
    "failed": (
        "git 没有答复（{why}），没有检查。请核对 git 的版本和仓库；解决不了的，把这一行报告给维护者。",
        "git gave no answer ({why}): nothing was checked. See git's version and the repository, or report this line to the maintainers.",
    ),
}


class GitFault(Fault):
    """Git cannot answer, so nothing was judged. Caught by the command line, which says the sentence and exits with 2."""

    sentences = _SENTENCES
