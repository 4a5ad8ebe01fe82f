"""Terms: the time for which something is granted or shut out, and the time after which a rule takes hold.

前两年免租 and 补贴三年 grant; 三年内不得申报 and 停产一年以上的 bound. A time that only says how long a plan runs
(三年行动, 未来五年) is none.
"""

from __future__ import annotations

import re

_GRANT = r"(?:租金|房租|全额|全免|免[租费收征]|免除|减[半免征按]|按[^,。;]{0,20}(?:补|奖|贴|免|减)|每[年月][^,。;]{0,6}(?:给|补|奖)|给予|予以|补[贴助]|奖)"
_GRANTED = re.compile(rf"(?:内)?(?:的)?[^,。;、0-9]{{0,8}}?{_GRANT}")
_FIRST = re.compile(r"(?<![提此目以之日截今最随])[前后首]$")
_FREE = re.compile(r"免(?:除)?(?:租金?|费)|免费场地|租金(?:减免|补贴)")
_CONTINUED = re.compile(r"连续$")
_PAID_ON = re.compile(r"(?:分别|内)?(?:按|给予|每[年月])[^,。;]*(?:补|奖|发放|贴)")
# 按实际保费的80%补贴一年, 连续奖励三年: the clause ends with the time
_GIVEN_FOR = re.compile(r"(?:补[贴助]|奖励|发放|资助|减免|免租金?|租金|免费|享受|支持)(?:连续)?$")
_CLOSES = re.compile(r"(?=[,。;、)]|$)")
_SHUT = re.compile(r"(?:之|以)?内,?[^,。;]{0,8}?(?:不得|取消|不予|不再|不受理|禁止|暂停|限制|停止)")
_AFTER = re.compile(r"(?:及?以上|未[一-龥]|仍未|没有|不[开动供]|[^,。;、]{0,8}的(?=[,、]|依法|按|一律|取消|[收追退]回|由|[要应须]))")
_PAST = re.compile(r"(?:超过?|逾期|闲置|停产|停用|满|连续|空置|后)$")


def grants(norm: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether something is granted for the time ``norm[start:end]`` of the clause ``norm[left:right]``."""
    if _FIRST.search(norm, left, start) and _GRANTED.match(norm, end, right):
        return True
    if _FREE.match(norm, end, right) or (_CONTINUED.search(norm, left, start) and _PAID_ON.match(norm, end)):
        return True
    return _GIVEN_FOR.search(norm, left, start) is not None and _CLOSES.match(norm, end) is not None


def shuts(norm: str, end: int, last: int) -> bool:
    """Whether something is shut out for the time that ends at ``end``: 三年内不得申报."""
    return _SHUT.match(norm, end, last) is not None


def binds(norm: str, start: int, end: int, left: int, last: int) -> bool:
    """Whether a rule shuts something out for the time, or takes hold after it; ``last`` ends the sentence."""
    if shuts(norm, end, last):
        return True
    return _AFTER.match(norm, end, last) is not None and (_PAST.search(norm, left, start) is not None or norm.startswith(("未", "以上", "及以上"), end))
