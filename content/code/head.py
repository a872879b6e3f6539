# %%
# en: The decimals of the chapter are computed again, and compared with the digits that are printed; “absent” names those that are not. One that differs gets a ≠.
# zh: 重新算出本章的小数，并与印出的数字比较；没有计算的列在 absent 之后。不一致的，后面标 ≠。
import numpy as np

try:
    import torch
except ImportError:
    torch = None

wrong = 0


# en: Compares values with what a section of the chapter prints: as many digits, correctly rounded.
# zh: 把算出的值与某一节印出的数字比较：位数相同，四舍五入后须一致。
def agree(section, name, values, printed):
    global wrong
    for value, text in zip(np.ravel(values), printed.split(), strict=True):
        digits = len(text.split('e')[0].partition('.')[2])
        same = float(f'{value:.{digits}{"e" if "e" in text else "f"}}') == float(text)
        wrong += not same
        print(f'§{section}  {name}  {value:.9g}  {"=" if same else "≠"}  {text}')
