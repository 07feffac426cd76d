<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>share of {seeds} datasets</source>
        <translation>{seeds} 份数据集中的成立比例</translation>
    </message>
    <message>
        <source>the view of {name} is from {low} to {high}; it must rise, within {least:g} to {most:g}.</source>
        <translation>{name} 的视图是 {low} 到 {high}；必须递增，且在 {least:g} 到 {most:g} 之内。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: at {place}: {problem}.</source>
        <translation>无法打开 {name}：{place} 处：{problem}。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is damaged, or no experiment of OptSim.</source>
        <translation>无法打开 {name}：文件已损坏，或不是 OptSim 实验。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {problem}</source>
        <translation>无法打开 {name}：{problem}</translation>
    </message>
    <message>
        <source>it holds more than {most:,} bytes or {values:,} values.</source>
        <translation>内容超过 {most:,} 字节或 {values:,} 个值。</translation>
    </message>
    <message>
        <source>it is no experiment of OptSim.</source>
        <translation>不是 OptSim 实验。</translation>
    </message>
    <message>
        <source>it is of a newer OptSim (format {theirs}; this one reads up to {ours}).</source>
        <translation>来自更新版本的 OptSim（格式 {theirs}；本版本最高读取 {ours}）。</translation>
    </message>
    <message>
        <source>The text is longer than {most:,} characters; an experiment of OptSim is shorter.</source>
        <translation>文本超过 {most:,} 个字符；OptSim 的实验没有这么长。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The text is no experiment of OptSim; one begins with {line}.</source>
        <translation>文本不是 OptSim 实验；实验文本以 {line} 开头。</translation>
    </message>
    <message>
        <source>The text is not whole; copy all of it, from {line} to its end.</source>
        <translation>文本不完整；请从 {line} 一直复制到末尾。</translation>
    </message>
    <message>
        <source>the schedule {title} has rates; only a line search tries a list of them.</source>
        <translation>学习率策略 {title} 带有学习率列表；只有线搜索才尝试列表。</translation>
    </message>
    <message>
        <source>the line search</source>
        <translation>线搜索</translation>
    </message>
    <message>
        <source>the line search has {count} rates; it can try at most {most}.</source>
        <translation>线搜索给了 {count} 个学习率；最多尝试 {most} 个。</translation>
    </message>
    <message>
        <source>order of the points is {order}; it must be fixed or shuffled.</source>
        <translation>点的次序是 {order}；必须是 fixed 或 shuffled。</translation>
    </message>
    <message>
        <source>schedule of {rule} is {title}, which changes {name}; it has none.</source>
        <translation>{rule} 的策略是 {title}，它改变 {name}；但该优化器没有这一项。</translation>
    </message>
    <message>
        <source>reduction is {value!r}; it must be mean or sum.</source>
        <translation>reduction 是 {value!r}；必须是 mean 或 sum。</translation>
    </message>
    <message>
        <source>batch size is {size:,}; it must be at most {count:,}, the number of points.</source>
        <translation>批大小是 {size:,}；不能超过点数 {count:,}。</translation>
    </message>
    <message>
        <source>there are {count} lanes; at most {most} can run.</source>
        <translation>有 {count} 条赛道；最多运行 {most} 条。</translation>
    </message>
    <message>
        <source>there are {count} imported paths; at most {most} can be shown.</source>
        <translation>已有 {count} 条导入路径；最多显示 {most} 条。</translation>
    </message>
    <message>
        <source>two lanes have the same id; each must have its own.</source>
        <translation>两条赛道的 id 相同；每条必须有自己的 id。</translation>
    </message>
    <message>
        <source>The experiment cannot be read: {reason}.</source>
        <translation>无法读取实验：{reason}。</translation>
    </message>
    <message>
        <source>The gradient is exactly 0 for w and for b, so this update moves nothing.</source>
        <translation>w 和 b 的梯度都恰好为 0，这次更新原地不动。</translation>
    </message>
    <message>
        <source>The gradient is exactly 0, so this update moves nothing.</source>
        <translation>梯度恰好为 0，所以这一步什么都不动。</translation>
    </message>
    <message>
        <source>The gradient is exactly 0.</source>
        <translation>梯度恰好为 0。</translation>
    </message>
    <message>
        <source>, for the gradient of {names} is exactly 0</source>
        <translation>，因为 {names} 的梯度恰好为 0</translation>
    </message>
    <message>
        <source> and of </source>
        <translation>和</translation>
    </message>
    <message>
        <source>This update ends the path: {quantity} of {names} is no finite number{cause}.</source>
        <translation>路径到此为止：{names} 的 {quantity} 不是有限数{cause}。</translation>
    </message>
    <message>
        <source>w&apos;s {pile} is {value}, its rate {rate}.</source>
        <translation>w 的{pile}是 {value}，学习率是 {rate}。</translation>
    </message>
    <message>
        <source>{poor}&apos;s {pile} is 0, so only ε bounds its rate: {rate} against {other}.</source>
        <translation>{poor} 的{pile}为 0，只剩 ε 限制它的学习率：{rate}，另一个是 {other}。</translation>
    </message>
    <message>
        <source>w and b have nearly the same {pile}, so nearly the same rate, {rate}.</source>
        <translation>w 和 b 的{pile}几乎相同，学习率也几乎相同：{rate}。</translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s, but ε brings their rates together: they are nearly the same.</source>
        <translation>{more} 的{pile}是 {less} 的 {times}，但 ε 使两者的学习率几乎相同。</translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s; set against its last steps, {late}&apos;s rate is {smaller} smaller than {quick}&apos;s.</source>
        <translation>{more} 的{pile}是 {less} 的 {times}；与它们最近的步长相比，{quick} 的学习率是 {late} 的 {smaller}。</translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s; set against the last steps, their rates are nearly the same, {rate}.</source>
        <translation>{more} 的{pile}是 {less} 的 {times}；与最近的步长相比，两者的学习率几乎相同：{rate}。</translation>
    </message>
    <message>
        <source>w and b have nearly the same {pile}; set against its last steps, {late}&apos;s rate is {smaller} smaller than {quick}&apos;s.</source>
        <translation>w 和 b 的{pile}几乎相同；与它们最近的步长相比，{quick} 的学习率是 {late} 的 {smaller}。</translation>
    </message>
    <message>
        <source>; without ε it would be {times}</source>
        <translation>；若没有 ε 则为 {times}</translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s, so {more}&apos;s rate is {smaller} smaller{held}.</source>
        <translation>{more} 的{pile}是 {less} 的 {times}，因此 {less} 的学习率是 {more} 的 {smaller}{held}。</translation>
    </message>
    <message>
        <source>|g| to the power {degree:g}</source>
        <translation>|g| 的 {degree:g} 次方</translation>
    </message>
    <message>
        <source>largest running mean of {power}</source>
        <translation>{power} 滑动平均的最大值</translation>
    </message>
    <message>
        <source>fading largest {power}</source>
        <translation>逐渐衰减的最大 {power}</translation>
    </message>
    <message>
        <source>accumulated {power}</source>
        <translation>累积 {power}</translation>
    </message>
    <message>
        <source>running mean of {power}</source>
        <translation>{power} 的滑动平均</translation>
    </message>
    <message>
        <source>{name} holds this gradient alone: nothing is carried over yet.</source>
        <translation>{name} 里只有这次的梯度：还没有可延续的动量。</translation>
    </message>
    <message>
        <source>{share} of {name} is carried over from earlier updates; the new gradient takes {back} back.</source>
        <translation>{name} 的 {share} 延续自之前的更新；新梯度抵消 {back}。</translation>
    </message>
    <message>
        <source>The new gradient turns {name} round: what is carried over points the other way.</source>
        <translation>新梯度使 {name} 反向：延续下来的部分指向另一边。</translation>
    </message>
    <message>
        <source>{share} of {name} is carried over from earlier updates, {rest} is the new gradient.</source>
        <translation>{name} 的 {share} 延续自之前的更新，{rest} 是新梯度。</translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {times} as long as at the point.</source>
        <translation>梯度在前方 {ahead} 处计算，那里的长度是当前点的 {times}。</translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {by} % longer than at the point.</source>
        <translation>梯度在前方 {ahead} 处计算，那里比当前点长 {by} %。</translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {by} % shorter than at the point.</source>
        <translation>梯度在前方 {ahead} 处计算，那里比当前点短 {by} %。</translation>
    </message>
    <message>
        <source>{name} by {factor}</source>
        <translation>{name} 放大到 {factor} 倍</translation>
    </message>
    <message>
        <source>Bias correction multiplies {told}.</source>
        <translation>偏差修正：{told}。</translation>
    </message>
    <message>
        <source> and </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Weight decay moves w by {w} and b by {b}.</source>
        <translation>权重衰减使 w 变化 {w}，b 变化 {b}。</translation>
    </message>
    <message>
        <source>Weight decay moves w by {w}.</source>
        <translation>权重衰减使 w 变化 {w}。</translation>
    </message>
    <message>
        <source>w would have left its bounds and is put back to {bound}.</source>
        <translation>w 本会越过边界，被拉回到 {bound}。</translation>
    </message>
    <message>
        <source>w&apos;s gradient is {gradient}, so the step is {step}.</source>
        <translation>w 的梯度是 {gradient}，所以步长是 {step}。</translation>
    </message>
    <message>
        <source>{poor}&apos;s gradient is exactly 0, so the step goes along {rich} alone.</source>
        <translation>{poor} 的梯度恰好为 0，这一步只沿 {rich} 走。</translation>
    </message>
    <message>
        <source>w and b have nearly the same gradient and share one rate, so the step goes as far along both.</source>
        <translation>w 和 b 的梯度几乎相同且共用一个学习率，所以沿两个方向走得一样远。</translation>
    </message>
    <message>
        <source>{more}&apos;s gradient is {times} {less}&apos;s and both share one rate, so the step goes {times} as far along {more}.</source>
        <translation>{more} 的梯度是 {less} 的 {times}，两者共用一个学习率，所以沿 {more} 走的距离也是 {times}。</translation>
    </message>
    <message>
        <source>more than {factor} times</source>
        <translation>{factor} 倍以上</translation>
    </message>
    <message>
        <source>{factor} times</source>
        <translation>{factor} 倍</translation>
    </message>
    <message>
        <source>{share} times all</source>
        <translation>全部的 {share} 倍</translation>
    </message>
    <message>
        <source>dpi is {value:g}; it must be from {low:g} to {high:g}.</source>
        <translation>dpi 是 {value:g}；必须在 {low:g} 到 {high:g} 之间。</translation>
    </message>
    <message>
        <source>text size is {value:g} pt; it must be from {low:g} to {high:g}.</source>
        <translation>字号是 {value:g} pt；必须在 {low:g} 到 {high:g} 之间。</translation>
    </message>
    <message>
        <source>the size of the picture is no number.</source>
        <translation>图片尺寸不是数字。</translation>
    </message>
    <message>
        <source>trail is {trail:,}; it must be a whole number from 0 to {most:,}.</source>
        <translation>轨迹长度为 {trail:,}；它必须是 0 到 {most:,} 的整数。</translation>
    </message>
    <message>
        <source>{name} is {side:,}; it must be a whole number of pixels from {low} to {high:,}.</source>
        <translation>{name}是 {side:,}；必须是 {low} 到 {high:,} 的整数像素。</translation>
    </message>
    <message>
        <source>{path} cannot be saved: {why}</source>
        <translation>无法保存 {path}：{why}</translation>
    </message>
    <message>
        <source>{name} is larger than {most:,} bytes; nothing of that size is one that OptSim reads here.</source>
        <translation>{name} 超过 {most:,} 字节；OptSim 不读取这么大的文件。</translation>
    </message>
    <message>
        <source>{name} is no file; choose a file.</source>
        <translation>{name} 不是文件；请选择一个文件。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}</source>
        <translation>无法读取 {name}：{why}</translation>
    </message>
    <message>
        <source>{file}, line {line}: the row is longer than {most:,} characters.</source>
        <translation>{file} 第 {line} 行：该行超过 {most:,} 个字符。</translation>
    </message>
    <message>
        <source>{file} has more than {most:,} lines.</source>
        <translation>{file} 超过 {most:,} 行。</translation>
    </message>
    <message>
        <source>the disk is full. Make room, or choose another folder.</source>
        <translation>磁盘已满。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>it is protected, or open in another program. Close it there, or choose another name or folder.</source>
        <translation>文件受保护，或正被其他程序打开。请先在那里关闭，或换一个文件名或文件夹。</translation>
    </message>
    <message>
        <source>nothing can be written in its folder. Choose another folder.</source>
        <translation>所在文件夹不可写。请换一个文件夹。</translation>
    </message>
    <message>
        <source>the name is too long. Choose a shorter one.</source>
        <translation>文件名太长。请换短一些的。</translation>
    </message>
    <message>
        <source>there is no such file or folder. Choose another.</source>
        <translation>没有这个文件或文件夹。请另选一个。</translation>
    </message>
    <message>
        <source>its links lead in a circle. Choose another file.</source>
        <translation>链接形成循环。请另选文件。</translation>
    </message>
    <message>
        <source>no file can have this name. Choose another.</source>
        <translation>不能使用这个文件名。请另选一个。</translation>
    </message>
    <message>
        <source>updates per frame</source>
        <translation>每帧更新次数</translation>
    </message>
    <message>
        <source>frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>{name} is {value:,}; it must be a whole number from {low} to {high:,}.</source>
        <translation>{name}为 {value:,}；它必须是 {low} 到 {high:,} 的整数。</translation>
    </message>
    <message>
        <source>MP4 needs PyAV; install it by: pip install av</source>
        <translation>导出 MP4 需要 PyAV，安装命令：pip install av</translation>
    </message>
    <message>
        <source>the size is {width} × {height}; width and height of an MP4 must be even.</source>
        <translation>尺寸是 {width} × {height}；MP4 的宽和高必须是偶数。</translation>
    </message>
    <message>
        <source>the size is {width} × {height}; a WebP has at most 16383 pixels a side.</source>
        <translation>尺寸是 {width} × {height}；WebP 每边最多 16383 像素。</translation>
    </message>
    <message>
        <source>{name} of {owner}</source>
        <translation>{owner} 的 {name}</translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {allowed}.</source>
        <translation>{name} 是 {value!r}；必须是{allowed}。</translation>
    </message>
    <message>
        <source>a whole number from {low:,} to {high:,}</source>
        <translation>{low:,} 到 {high:,} 的整数</translation>
    </message>
    <message>
        <source>low is {low:g} and high is {high:g}; low must not be above high.</source>
        <translation>low 是 {low:g}，high 是 {high:g}；low 不能大于 high。</translation>
    </message>
    <message>
        <source>there are {xs} x and {ys} y; there must be as many of each, from 1 to {most:,}.</source>
        <translation>有 {xs} 个 x 和 {ys} 个 y；两者必须一样多，1 到 {most:,} 个。</translation>
    </message>
    <message>
        <source>x of point {i} is {x!r}; it must be a finite number.</source>
        <translation>第 {i} 个点的 x 是 {x!r}；必须是有限数。</translation>
    </message>
    <message>
        <source>y of point {i} is {y!r}; it must be a number from 0 to 1.</source>
        <translation>第 {i} 个点的 y 是 {y!r}；必须是 0 到 1 的数。</translation>
    </message>
    <message>
        <source>slopes must be from 1 to {most:,} finite numbers.</source>
        <translation>斜率必须是 1 到 {most:,} 个有限数。</translation>
    </message>
    <message>
        <source>{file}, line 1: the columns are {columns}; they must be x,y.</source>
        <translation>{file} 第 1 行：列为 {columns}；必须是 x,y。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there are more than {most:,} points.</source>
        <translation>{file} 第 {line} 行：超过 {most:,} 个点。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the row holds {row!r}; it must hold two values, x and y.</source>
        <translation>{file} 第 {line} 行：内容是 {row!r}；必须有两个值 x 和 y。</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low} 到 {high} 的数</translation>
    </message>
    <message>
        <source>{file} holds no points below its line x,y.</source>
        <translation>{file} 的 x,y 行之下没有数据点。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is {value!r}; it must be {allowed}.</source>
        <translation>{file} 第 {line} 行：{column} 是 {value!r}；必须是{allowed}。</translation>
    </message>
    <message>
        <source>there are {steps} steps, {ws} w and {bs} b; there must be as many of each, from 1 to {most:,}.</source>
        <translation>有 {steps} 个步数、{ws} 个 w 和 {bs} 个 b；三者必须一样多，1 到 {most:,} 个。</translation>
    </message>
    <message>
        <source>row {row}: {problem}</source>
        <translation>第 {row} 行：{problem}</translation>
    </message>
    <message>
        <source>step is {step}; it must be a whole number from 0 to {most:,}.</source>
        <translation>步数是 {step}；必须是 0 到 {most:,} 的整数。</translation>
    </message>
    <message>
        <source>step is {step} after {before}; steps must rise.</source>
        <translation>步数 {step} 在 {before} 之后；步数必须递增。</translation>
    </message>
    <message>
        <source>{name} is {value}; it must be a finite number.</source>
        <translation>{name} 是 {value}；必须是有限数。</translation>
    </message>
    <message>
        <source>{file} is not a text file in UTF-8 (byte {byte:,}).</source>
        <translation>{file} 不是 UTF-8 文本文件（第 {byte:,} 字节）。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}.</source>
        <translation>{file} 第 {line} 行：{problem}。</translation>
    </message>
    <message>
        <source>{file} holds no rows below its first line.</source>
        <translation>{file} 的首行之下没有数据。</translation>
    </message>
    <message>
        <source>{file}, line 1: the columns are {found}; step, w and b must be among them, each once.</source>
        <translation>{file} 第 1 行：列为 {found}；step、w 和 b 必须各出现一次。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>{file}, line {line}: there are more than {most:,} rows; keep every tenth, for example.</source>
        <translation>{file} 第 {line} 行：超过 {most:,} 行；例如可每十行保留一行。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the row holds {count} values under {most} columns; with decimal commas, columns must be parted by semicolons.</source>
        <translation>{file} 第 {line} 行：{most} 列下有 {count} 个值；使用小数逗号时，各列必须用分号分隔。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the row holds {count} values; step, w and b are not among them.</source>
        <translation>{file} 第 {line} 行：该行有 {count} 个值；其中没有 step、w 和 b。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限数</translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is {cell!r}; it must be {wanted}.</source>
        <translation>{file} 第 {line} 行：{column} 是 {cell!r}；必须是{wanted}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation>{file} 第 {line} 行：{problem}</translation>
    </message>
    <message>
        <source>{name} is {value:,}; it must be a whole number from 0 to {most:,}, the updates of the experiment.</source>
        <translation>{name} 是 {value:,}；必须是 0 到 {most:,}（实验的更新次数）的整数。</translation>
    </message>
    <message>
        <source>inspect is {value}; it must be the number of a lane, from 1 to {most}.</source>
        <translation>inspect 是 {value}；必须是赛道编号，1 到 {most}。</translation>
    </message>
    <message>
        <source>a question has either choices or a drag.</source>
        <translation>问题要么有选项，要么有拖动。</translation>
    </message>
    <message>
        <source>a question has 2 to 5 choices, and at least one of them is right.</source>
        <translation>问题要有 2 到 5 个选项，其中至少一个正确。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: line {line}: {problem}.</source>
        <translation>无法打开 {name}：第 {line} 行：{problem}。</translation>
    </message>
    <message>
        <source>there is no such lane; the scene has {lanes}.</source>
        <translation>没有这条赛道；该场景有 {lanes}。</translation>
    </message>
    <message>
        <source>{kind} is {name}; it must be one of {known}.</source>
        <translation>{kind} 是 {name}；必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>point is {name}; it must be one of {known}.</source>
        <translation>point 是 {name}；必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>it is no YAML</source>
        <translation>不是 YAML</translation>
    </message>
    <message>
        <source>it is nested more than {most} deep</source>
        <translation>嵌套超过 {most} 层</translation>
    </message>
    <message>
        <source>aliases and tags are not read</source>
        <translation>不读取别名和标签</translation>
    </message>
    <message>
        <source>a key is no plain word, or stands twice</source>
        <translation>有键不是普通单词，或重复出现</translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is no PNG, SVG or PDF.</source>
        <translation>无法打开 {name}：不是 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>{name} carries no session of OptSim; it was not made by OptSim, or another program has saved it since.</source>
        <translation>{name} 中没有 OptSim 会话；它不是由 OptSim 生成，或之后被其他程序保存过。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is damaged.</source>
        <translation>无法打开 {name}：文件已损坏。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: the session in it is damaged.</source>
        <translation>无法打开 {name}：其中的会话已损坏。</translation>
    </message>
    <message>
        <source>{name} needs the data {file} ({rows:,} rows), which are too many to travel inside: put the file beside the picture.</source>
        <translation>{name} 需要数据 {file}（{rows:,} 行），行数太多，无法存入图片：请把该文件放在图片旁边。</translation>
    </message>
    <message>
        <source>{file} is not what {name} was made of: its numbers differ.</source>
        <translation>{file} 不是 {name} 所用的数据：其中的数不同。</translation>
    </message>
    <message>
        <source>{points} points are too many to stand in a program; {most} fit.</source>
        <translation>{points} 个点太多，写不进程序；最多 {most} 个。</translation>
    </message>
    <message>
        <source>The order in which the updates see the points is {numbers} numbers, too many to stand in a program; {most} fit. Only numpy draws it again from its seed.</source>
        <translation>各次更新取数据点的顺序共有 {numbers} 个数，程序里放不下；最多 {most} 个。只有 numpy 能用种子重新生成它。</translation>
    </message>
    <message>
        <source>{library} wants a gamma above 0 for Nesterov&apos;s rule.</source>
        <translation>{library} 的 Nesterov 规则要求 gamma 大于 0。</translation>
    </message>
    <message>
        <source>{library} wants an eps above 0 for {rule}: without it, it takes no step where ours divides 0 by 0.</source>
        <translation>{library} 的 {rule} 需要大于 0 的 eps：否则在本程序出现 0 除以 0 的地方，它不会更新。</translation>
    </message>
    <message>
        <source>{library} has no {rule}.</source>
        <translation>{library} 没有 {rule}。</translation>
    </message>
    <message>
        <source>{library} has it as {rule}: {differs}</source>
        <translation>{library} 中的写法是 {rule}：{differs}</translation>
    </message>
    <message>
        <source>{library} has no schedule that does what {schedule} does.</source>
        <translation>{library} 没有与 {schedule} 相同的学习率策略。</translation>
    </message>
    <message>
        <source>{library} takes a factor of 0 for none; {schedule} comes to a rate of 0.</source>
        <translation>{library} 把系数 0 当作没有系数；{schedule} 的学习率会到 0。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the schedule {title} has no setting {name}; it has {names}.</source>
        <translation>策略 {title} 没有设置 {name}；它有 {names}。</translation>
    </message>
    <message>
        <source>schedule is {key}; it must be one of {names}.</source>
        <translation>策略是 {key}；必须是 {names} 之一。</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>计算中</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>移动中</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已收敛</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>已饱和</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>overshot</source>
        <translation>过冲</translation>
    </message>
    <message>
        <source>oscillating</source>
        <translation>振荡</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>平坦区</translation>
    </message>
    <message>
        <source>{lane} diverged at step {step}{advice}</source>
        <translation>{lane} 在第 {step} 步发散{advice}</translation>
    </message>
    <message>
        <source>{lane} is computing: {known:,} of {points:,} points are known</source>
        <translation>{lane} 正在计算：{points:,} 个点中已知 {known:,} 个</translation>
    </message>
    <message>
        <source>{lane} is settled since step {step}: it stays within {near:g} of the optimum</source>
        <translation>{lane} 自第 {step} 步起收敛：一直停在最优点 {near:g} 以内</translation>
    </message>
    <message>
        <source>{lane} is saturated since step {step}: its gradient is exactly 0</source>
        <translation>{lane} 自第 {step} 步起饱和：梯度恰好为 0</translation>
    </message>
    <message>
        <source>{lane} ends at step {last:,}: its file holds no later one</source>
        <translation>{lane} 在第 {last:,} 步结束：文件中没有更后的步</translation>
    </message>
    <message>
        <source>{lane} is moving</source>
        <translation>{lane} 正在移动</translation>
    </message>
    <message>
        <source>it divides 0 by 0, for its gradient is exactly 0 and so is eps</source>
        <translation>出现 0 除以 0，因为梯度和 eps 都恰好为 0</translation>
    </message>
    <message>
        <source>an eps above 0</source>
        <translation>大于 0 的 eps</translation>
    </message>
    <message>
        <source>it divides by 0, for its gradient is tiny and eps is 0</source>
        <translation>除以了 0，因为梯度极小且 eps 为 0</translation>
    </message>
    <message>
        <source>a gamma below 1</source>
        <translation>小于 1 的 gamma</translation>
    </message>
    <message>
        <source>a smaller eta</source>
        <translation>更小的 eta</translation>
    </message>
    <message>
        <source>; try {hint}</source>
        <translation>；试试{hint}</translation>
    </message>
    <message>
        <source>Steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.</source>
        <translation>步数范围是 {first}:{last}；必须写成 A:B，且 0 ≤ A ≤ B ≤ {most}。</translation>
    </message>
    <message>
        <source>settled: from that step on within {near:g} of the optimum</source>
        <translation>收敛：自该步起一直在最优点 {near:g} 以内</translation>
    </message>
    <message>
        <source>overshot: past it by more than {near:g} and {share:.0%} of the distance</source>
        <translation>过冲：越过最优点超过 {near:g}，且超过距离的 {share:.0%}</translation>
    </message>
    <message>
        <source>oscillating: by more than {near:g}, keeping {share:.0%} of its size</source>
        <translation>振荡：幅度超过 {near:g}，且保持其大小的 {share:.0%}</translation>
    </message>
    <message>
        <source>stalled: rate below {share:.0%} of its first, and more than {steps} steps to go</source>
        <translation>停滞：学习率降到最初的 {share:.0%} 以下，且还要走 {steps} 步以上</translation>
    </message>
    <message>
        <source>plateau: the points that pull have below {share:.0%} of the sigmoid&apos;s steepest slope</source>
        <translation>平坦区：起作用的点处，sigmoid 斜率不到最陡处的 {share:.0%}</translation>
    </message>
    <message>
        <source>Try the start ({w:g}, {b:g})</source>
        <translation>试试起点 ({w:g}, {b:g})</translation>
    </message>
    <message>
        <source>Try {steps:,} updates</source>
        <translation>试试 {steps:,} 次更新</translation>
    </message>
    <message>
        <source>Try {name} {value:g}</source>
        <translation>试试 {name} {value:g}</translation>
    </message>
    <message>
        <source>; {distance} from the optimum</source>
        <translation>；距最优点 {distance}</translation>
    </message>
    <message>
        <source>; on its way it overshot {axis} by {far}</source>
        <translation>；途中 {axis} 过冲 {far}</translation>
    </message>
    <message>
        <source>does not move: the rate makes its step 0{off}</source>
        <translation>不动：学习率使步长为 0{off}</translation>
    </message>
    <message>
        <source>is on a plateau: the sigmoid is saturated, |g| is {g}{off}</source>
        <translation>在平坦区：sigmoid 已饱和，|g| 为 {g}{off}</translation>
    </message>
    <message>
        <source>oscillates along {axis}: {size} from peak to peak, every {period} updates{off}</source>
        <translation>沿 {axis} 振荡：峰峰值 {size}，周期 {period} 步{off}</translation>
    </message>
    <message>
        <source>is stalled: {axis}&apos;s rate fell to {share} % of its start{off}, moving {step} a step</source>
        <translation>停滞：{axis} 的学习率降到最初的 {share} %{off}，每步移动 {step}</translation>
    </message>
    <message>
        <source>overshot {axis} by {most} and is {now} past the optimum</source>
        <translation>{axis} 过冲 {most}，现已越过最优点 {now}</translation>
    </message>
    <message>
        <source>makes a step that is no finite number{off}</source>
        <translation>这一步不是有限数{off}</translation>
    </message>
    <message>
        <source>is still moving: {step} a step</source>
        <translation>仍在移动：每步 {step}</translation>
    </message>
    <message>
        <source>is still moving: {left} from the optimum</source>
        <translation>仍在移动：距最优点 {left}</translation>
    </message>
    <message>
        <source>is passing the optimum: {left} from it, moving {step} a step</source>
        <translation>正经过最优点：距离 {left}，每步移动 {step}</translation>
    </message>
    <message>
        <source>, about {more:,} more updates at this pace</source>
        <translation>，照此速度约需再更新 {more:,} 次</translation>
    </message>
    <message>
        <source>Preparing the engine</source>
        <translation>正在准备计算引擎</translation>
    </message>
    <message>
        <source>The computation failed: {error}</source>
        <translation>计算失败：{error}</translation>
    </message>
    <message>
        <source>schedules and mini-batches</source>
        <translation>学习率策略与小批量</translation>
    </message>
    <message>
        <source>Preparing {title}</source>
        <translation>正在准备 {title}</translation>
    </message>
    <message>
        <source>See how gradient-descent optimizers move on the loss of one sigmoid neuron.</source>
        <translation>观察梯度下降类优化器如何在单个 sigmoid 神经元的损失面上移动。</translation>
    </message>
    <message>
        <source>OptSim is free software under the MIT licence; it comes without any warranty.
It uses Qt and PySide6 under the LGPL, version 3, pyqtgraph under the MIT licence, and numpy, numba, contourpy and msgspec under BSD licences.</source>
        <translation>OptSim 是采用 MIT 许可证的自由软件，不提供任何担保。
它使用 LGPL 第 3 版的 Qt 和 PySide6、MIT 许可证的 pyqtgraph，以及 BSD 许可证的 numpy、numba、contourpy 和 msgspec。</translation>
    </message>
    <message>
        <source>About OptSim</source>
        <translation>关于 OptSim</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>OptSim&apos;s icon</source>
        <translation>OptSim 图标</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put the versions on the clipboard, for a report</source>
        <translation>把版本信息复制到剪贴板，便于报告问题</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Logarithmic lengths</source>
        <translation>对数长度</translation>
    </message>
    <message>
        <source>Same scale for w and b</source>
        <translation>w 和 b 同一比例</translation>
    </message>
    <message>
        <source>&amp;Arrows</source>
        <translation>箭头(&amp;A)</translation>
    </message>
    <message>
        <source>Your work cannot be kept safe against a crash: {problem}</source>
        <translation>无法为您的工作保留防崩溃备份：{problem}</translation>
    </message>
    <message>
        <source>OptSim ended at {time} before {name} was saved. Restore it as it was?</source>
        <translation>OptSim 于 {time} 结束时 {name} 尚未保存。要恢复当时的状态吗？</translation>
    </message>
    <message>
        <source>OptSim ended without being closed, at {time}. Restore the experiment as it was?</source>
        <translation>OptSim 于 {time} 未正常关闭。要恢复当时的实验吗？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>{quantity} of w</source>
        <translation>w 的 {quantity}</translation>
    </message>
    <message>
        <source>{quantity} of b</source>
        <translation>b 的 {quantity}</translation>
    </message>
    <message>
        <source>Gradient, −g</source>
        <translation>梯度 −g</translation>
    </message>
    <message>
        <source>Step, Δ</source>
        <translation>步长 Δ</translation>
    </message>
    <message>
        <source>Carried-over momentum</source>
        <translation>延续的动量</translation>
    </message>
    <message>
        <source>Look-ahead and the gradient there</source>
        <translation>前瞻点及其梯度</translation>
    </message>
    <message>
        <source>carried over</source>
        <translation>延续部分</translation>
    </message>
    <message>
        <source>new gradient&apos;s share</source>
        <translation>新梯度部分</translation>
    </message>
    <message>
        <source>next point</source>
        <translation>下一点</translation>
    </message>
    <message>
        <source>{name} corrected</source>
        <translation>修正后的 {name}</translation>
    </message>
    <message>
        <source>at one rate</source>
        <translation>统一学习率时</translation>
    </message>
    <message>
        <source>Arrows: lengths logarithmic, {px:.0f} px for each factor of 10</source>
        <translation>箭头：对数长度，每 10 倍为 {px:.0f} px</translation>
    </message>
    <message>
        <source>Arrows: {scale:,.15g} × true length</source>
        <translation>箭头：真实长度 × {scale:,.15g}</translation>
    </message>
    <message>
        <source>Arrows: 1/{part:,} of true length</source>
        <translation>箭头：真实长度的 1/{part:,}</translation>
    </message>
    <message>
        <source>Loss contour with the optimizers&apos; paths</source>
        <translation>损失等高线与优化器路径</translation>
    </message>
    <message>
        <source>The paths are out of view: show them (F)</source>
        <translation>路径不在视野内：显示它们 (F)</translation>
    </message>
    <message>
        <source>{lane} · update {step} · loss {loss:.4g}</source>
        <translation>{lane} · 第 {step} 步 · 损失 {loss:.4g}</translation>
    </message>
    <message>
        <source>Claims, measured</source>
        <translation>论断检验</translation>
    </message>
    <message>
        <source>The claims</source>
        <translation>论断列表</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Must be</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>演示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Try {count} datasets</source>
        <translation>检验 {count} 份数据集(&amp;T)</translation>
    </message>
    <message>
        <source>Draw the points anew with the seeds 0 to {last}, and count on how many each claim holds</source>
        <translation>用种子 0 到 {last} 重新生成数据点，统计每条论断在多少份上成立</translation>
    </message>
    <message>
        <source>Open the experiment that shows this claim (Enter)</source>
        <translation>打开展示该论断的实验（Enter）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{done} of {all} datasets</source>
        <translation>数据集 {done} / {all}</translation>
    </message>
    <message>
        <source>Measured: {metric}.</source>
        <translation>测量：{metric}。</translation>
    </message>
    <message>
        <source>The export waits until everything is computed.</source>
        <translation>全部计算完成后才导出。</translation>
    </message>
    <message>
        <source>Nothing is exported: computing was cancelled.</source>
        <translation>没有导出任何内容：计算已取消。</translation>
    </message>
    <message>
        <source>There is no lane to tell as a program; add one first.</source>
        <translation>没有可导出为程序的赛道；请先添加一条。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言 (&amp;Language)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened or saved here.</source>
        <translation>{name} 在此打开或保存后被另一个程序更改过。</translation>
    </message>
    <message>
        <source>Save over it</source>
        <translation>覆盖保存</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>OptSim experiment</source>
        <translation>OptSim 实验</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>要保存对 {name} 的更改吗？</translation>
    </message>
    <message>
        <source>The experiment is on the clipboard as one line of text; Edit, Paste experiment opens it in another OptSim.</source>
        <translation>实验已作为一行文本复制到剪贴板；在另一个 OptSim 中用“编辑 - 粘贴实验”打开。</translation>
    </message>
    <message>
        <source>Import path</source>
        <translation>导入路径</translation>
    </message>
    <message>
        <source>Recorded path</source>
        <translation>记录的路径</translation>
    </message>
    <message>
        <source>There are {most} imported paths already; remove one first.</source>
        <translation>已有 {most} 条导入路径；请先移除一条。</translation>
    </message>
    <message>
        <source>{name}: {last:,} updates, of which {steps:,} are shown; set Updates to {last:,} to see all.</source>
        <translation>{name}：共 {last:,} 次更新，显示 {steps:,} 次；把“更新次数”设为 {last:,} 可看全部。</translation>
    </message>
    <message>
        <source>{name} is drawn beside the lanes: {last:,} updates.</source>
        <translation>{name} 已画在各赛道旁：{last:,} 次更新。</translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation>未保存的内容将会丢失。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing was saved or opened yet</source>
        <translation>还没有保存或打开过文件</translation>
    </message>
    <message>
        <source>Your experiment is kept and comes back even if the program should end.</source>
        <translation>您的实验已保留，即使程序退出也能恢复。</translation>
    </message>
    <message>
        <source>Save your experiment before you go on.</source>
        <translation>继续之前请先保存实验。</translation>
    </message>
    <message>
        <source>Something failed inside OptSim: {what}. </source>
        <translation>OptSim 内部出错：{what}。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>{name}: {allowed}.</source>
        <translation>{name}：{allowed}。</translation>
    </message>
    <message>
        <source>{name} slider</source>
        <translation>{name} 滑块</translation>
    </message>
    <message>
        <source>{name}: back to {value}</source>
        <translation>{name}：恢复为 {value}</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>损失汇总</translation>
    </message>
    <message>
        <source>Set the start</source>
        <translation>设置起点</translation>
    </message>
    <message>
        <source>click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Move the start</source>
        <translation>移动起点</translation>
    </message>
    <message>
        <source>drag it</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>S, then ← → ↑ ↓</source>
        <translation>S，再按 ← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move it ten times as far</source>
        <translation>以十倍步长移动</translation>
    </message>
    <message>
        <source>Let go of the start</source>
        <translation>放开起点</translation>
    </message>
    <message>
        <source>Move and zoom the view</source>
        <translation>移动和缩放视图</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Lane, step and loss of a path</source>
        <translation>路径的赛道、步数和损失</translation>
    </message>
    <message>
        <source>point at it</source>
        <translation>指向路径</translation>
    </message>
    <message>
        <source>Scrub through the updates</source>
        <translation>浏览各次更新</translation>
    </message>
    <message>
        <source>drag on the timeline</source>
        <translation>在时间轴上拖动</translation>
    </message>
    <message>
        <source>Space, arrows, Home, End, + and −, and single letters belong to the canvas and the timeline; a button, slider or field that has the focus keeps its own keys. Esc goes back to the canvas.</source>
        <translation>空格、方向键、Home、End、+ 和 − 以及单个字母属于画布和时间轴；获得焦点的按钮、滑块或输入框保留自己的按键。Esc 返回画布。</translation>
    </message>
    <message>
        <source>Map of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Canvas and timeline</source>
        <translation>画布与时间轴</translation>
    </message>
    <message>
        <source>{ticked} of {lanes} lanes are ticked, as when the window was closed.</source>
        <translation>{lanes} 条赛道中勾选了 {ticked} 条，与关闭窗口时相同。</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>This drag moves the view; F fits it again. To move the start, begin on its ring.</source>
        <translation>这样拖动会移动视图；按 F 恢复适合的范围。要移动起点，请从圆环上开始拖动。</translation>
    </message>
    <message>
        <source>Data and neuron</source>
        <translation>数据与神经元</translation>
    </message>
    <message>
        <source>Step inspector</source>
        <translation>单步检查</translation>
    </message>
    <message>
        <source>At this update</source>
        <translation>当前更新</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Data of {name}</source>
        <translation>{name} 的数据</translation>
    </message>
    <message>
        <source>Picture with its session</source>
        <translation>带会话的图片</translation>
    </message>
    <message>
        <source>All that OptSim opens</source>
        <translation>OptSim 可打开的文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>{name} is of no kind that OptSim opens: {kinds}.</source>
        <translation>{name} 不是 OptSim 可打开的类型：{kinds}。</translation>
    </message>
    <message>
        <source>Convention of {title}</source>
        <translation>{title} 的写法</translation>
    </message>
    <message>
        <source>As the lecture and most papers print it.</source>
        <translation>讲义和多数论文的写法。</translation>
    </message>
    <message>
        <source>Ghost of {convention}</source>
        <translation>{convention} 对照路径</translation>
    </message>
    <message>
        <source>Draw what the other convention would do with the same settings, thin and pale</source>
        <translation>以细淡的线画出同样设置下另一种写法的路径</translation>
    </message>
    <message>
        <source>The largest distance between the two paths at the same update</source>
        <translation>两条路径在同一次更新时的最大距离</translation>
    </message>
    <message>
        <source>Gap {size} at update {step}</source>
        <translation>第 {step} 步差距 {size}</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>赛道</translation>
    </message>
    <message>
        <source>What is plotted over the steps</source>
        <translation>随步数绘制的量</translation>
    </message>
    <message>
        <source>Whose curve is plotted</source>
        <translation>绘制哪条赛道的曲线</translation>
    </message>
    <message>
        <source>L&amp;og scale</source>
        <translation>对数坐标(&amp;O)</translation>
    </message>
    <message>
        <source>Logarithmic scale; of what has a sign, the magnitude</source>
        <translation>对数坐标；有正负的量取绝对值</translation>
    </message>
    <message>
        <source>Export a picture of the curves</source>
        <translation>导出曲线图片</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>step is {step:,}; it must be a whole number from 0 to {last:,}, the last.</source>
        <translation>步数是 {step:,}；必须是 0 到 {last:,}（最后一步）的整数。</translation>
    </message>
    <message>
        <source>There is no room for all these words; make the picture larger, the text smaller, or take fewer parts onto it.</source>
        <translation>放不下这些文字；请放大图片、缩小文字，或减少组成部分。</translation>
    </message>
    <message>
        <source>part is {key!r}; a problem of lines in turn has no points and no neuron to tell of.</source>
        <translation>组成部分为 {key!r}；轮流出现直线的问题没有数据点，也没有神经元可画。</translation>
    </message>
    <message>
        <source>part is {key!r}; no lane is ticked of which it could tell.</source>
        <translation>组成部分为 {key!r}；没有勾选任何可供说明的赛道。</translation>
    </message>
    <message>
        <source>part is {key!r}; it must be one of {known}.</source>
        <translation>part 是 {key!r}；必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>At update {step:,}</source>
        <translation>第 {step:,} 次更新</translation>
    </message>
    <message>
        <source>{lane}. {when}</source>
        <translation>{lane}。{when}</translation>
    </message>
    <message>
        <source>Verdicts at update {step:,}</source>
        <translation>第 {step:,} 次更新时的诊断</translation>
    </message>
    <message>
        <source>w solid, b dashed</source>
        <translation>w 实线，b 虚线</translation>
    </message>
    <message>
        <source>{curve} over the steps; the arrow keys move the cursor</source>
        <translation>{curve}随步数的变化；方向键移动游标</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>The optimum is not known yet.</source>
        <translation>最优点尚未求出。</translation>
    </message>
    <message>
        <source>{lane} has no curve “{curve}”.</source>
        <translation>{lane} 没有“{curve}”曲线。</translation>
    </message>
    <message>
        <source>{lane} · update {step:,} · {value}</source>
        <translation>{lane} · 第 {step:,} 步 · {value}</translation>
    </message>
    <message>
        <source>What each point adds to ∂L/∂w and to ∂L/∂b; the arrow keys choose a point</source>
        <translation>每个点对 ∂L/∂w 和 ∂L/∂b 的贡献；方向键选择点</translation>
    </message>
    <message>
        <source>No neuron: the losses are lines of the slopes {slopes} in turn.</source>
        <translation>没有神经元：损失依次是斜率为 {slopes} 的直线。</translation>
    </message>
    <message>
        <source>Resid&amp;uals</source>
        <translation>残差(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Gradient</source>
        <translation>梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Show how far the neuron&apos;s output is from each point</source>
        <translation>显示神经元输出与各点的差距</translation>
    </message>
    <message>
        <source>Show what each point adds to ∂L/∂w and to ∂L/∂b</source>
        <translation>显示每个点对 ∂L/∂w 和 ∂L/∂b 的贡献</translation>
    </message>
    <message>
        <source>Lane whose residuals and gradient are shown</source>
        <translation>显示哪条赛道的残差和梯度</translation>
    </message>
    <message>
        <source>; one in {every} is drawn</source>
        <translation>；每 {every} 个画一个</translation>
    </message>
    <message>
        <source>w hears from {w:,} of {n:,} points, b from {b:,}. Click a point for its share.</source>
        <translation>{n:,} 个点中，w 收到 {w:,} 个点的梯度，b 收到 {b:,} 个。单击一点看其贡献。</translation>
    </message>
    <message>
        <source>{value} to {name} ({share} of all)</source>
        <translation>对 {name} 贡献 {value}（占 {share}）</translation>
    </message>
    <message>
        <source>x {x}, y {y} adds {parts}.</source>
        <translation>x {x}，y {y}：{parts}。</translation>
    </message>
    <message>
        <source>The points (x, y), and each lane&apos;s f(x) over them</source>
        <translation>各点 (x, y) 与每条赛道的 f(x)</translation>
    </message>
    <message>
        <source>Lowest x</source>
        <translation>x 最小值</translation>
    </message>
    <message>
        <source>Highest x</source>
        <translation>x 最大值</translation>
    </message>
    <message>
        <source>Mean of x</source>
        <translation>x 均值</translation>
    </message>
    <message>
        <source>SD of x</source>
        <translation>x 标准差</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>x is drawn evenly between the lowest and the highest</source>
        <translation>x 在最小值与最大值之间均匀抽取</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>x is drawn from a normal distribution</source>
        <translation>x 从正态分布抽取</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏度</translation>
    </message>
    <message>
        <source>Distribution of x</source>
        <translation>x 的分布</translation>
    </message>
    <message>
        <source>x is</source>
        <translation>x 分布</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Next seed</source>
        <translation>下一种子</translation>
    </message>
    <message>
        <source>Draw other points: the next seed</source>
        <translation>换一批点：使用下一个种子</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>打开 CSV…</translation>
    </message>
    <message>
        <source>Run on points from a file with the columns x and y</source>
        <translation>使用文件中的点，列为 x 和 y</translation>
    </message>
    <message>
        <source>Sparse points</source>
        <translation>稀疏数据</translation>
    </message>
    <message>
        <source>Go back to the points of the sparse generator</source>
        <translation>恢复稀疏生成器的点</translation>
    </message>
    <message>
        <source>{zeros:,} of {points:,} at x = 0</source>
        <translation>{points:,} 个点中 {zeros:,} 个 x = 0</translation>
    </message>
    <message>
        <source>Online problem: in each round the loss is a line, of the slopes {slopes} in turn; w is held within ±{bound:g}.</source>
        <translation>在线问题：每一回合的损失是一条直线，斜率依次为 {slopes}；w 限制在 ±{bound:g} 之内。</translation>
    </message>
    <message>
        <source>{points:,} points, {zeros:,} at x = 0</source>
        <translation>{points:,} 个点，{zeros:,} 个 x = 0</translation>
    </message>
    <message>
        <source>1 point, {zeros} at x = 0</source>
        <translation>1 个点，{zeros} 个 x = 0</translation>
    </message>
    <message>
        <source>The loss is averaged over the points</source>
        <translation>损失对各点取平均</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>The loss is summed over the points: with n points every slope is n times as steep</source>
        <translation>损失对各点求和：n 个点时坡度是 n 倍</translation>
    </message>
    <message>
        <source>all points</source>
        <translation>全部点</translation>
    </message>
    <message>
        <source>mini-batches</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Back to the preset as it was</source>
        <translation>恢复预设原样</translation>
    </message>
    <message>
        <source>Reduction of the loss</source>
        <translation>损失的汇总方式</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Points that each update sees</source>
        <translation>每次更新使用的点</translation>
    </message>
    <message>
        <source>Each update takes the gradient of all the points</source>
        <translation>每次更新使用全部点的梯度</translation>
    </message>
    <message>
        <source>Each update takes the gradient of a few points, the next takes the next ones; an epoch has seen all</source>
        <translation>每次更新使用几个点的梯度，下次用后面几个；一轮（epoch）用遍所有点</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>梯度取自</translation>
    </message>
    <message>
        <source>Order of the points</source>
        <translation>点的次序</translation>
    </message>
    <message>
        <source>In the order of the data, the same in every epoch</source>
        <translation>按数据次序，每轮相同</translation>
    </message>
    <message>
        <source>In an order drawn anew for each epoch</source>
        <translation>每轮重新打乱次序</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>An experiment that is no preset; choose one</source>
        <translation>不属于任何预设的实验；可选择一个</translation>
    </message>
    <message>
        <source>Your own experiment; choosing a preset replaces it.</source>
        <translation>您自己的实验；选择预设会替换它。</translation>
    </message>
    <message>
        <source>Imported paths</source>
        <translation>导入的路径</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>显示 {title}</translation>
    </message>
    <message>
        <source>{title}: {rows:,} rows up to update {last:,}</source>
        <translation>{title}：{rows:,} 行，到第 {last:,} 次更新</translation>
    </message>
    <message>
        <source>The largest distance at the rows of the path, of all lanes shown the smallest</source>
        <translation>在该路径各行处的最大距离，取所显示各赛道中最小者</translation>
    </message>
    <message>
        <source>{title}: more</source>
        <translation>{title}：更多</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name of the path</source>
        <translation>路径名称</translation>
    </message>
    <message>
        <source>Rename path</source>
        <translation>重命名路径</translation>
    </message>
    <message>
        <source>The same as {lane}</source>
        <translation>与 {lane} 相同</translation>
    </message>
    <message>
        <source>The same as {lane} within {size}</source>
        <translation>与 {lane} 相同，相差不超过 {size}</translation>
    </message>
    <message>
        <source>Nearest to {lane}: within {within} up to update {agreed:,}, gap {size} at update {at:,}</source>
        <translation>最接近 {lane}：到第 {agreed:,} 步为止相差不超过 {within}，第 {at:,} 步相距 {size}</translation>
    </message>
    <message>
        <source>Nearest to {lane}: gap {size} at update {at:,}</source>
        <translation>最接近 {lane}：第 {at:,} 步相距 {size}</translation>
    </message>
    <message>
        <source>Lane to inspect</source>
        <translation>要检查的赛道</translation>
    </message>
    <message>
        <source>Stage before (Ctrl+Left)</source>
        <translation>上一阶段（Ctrl+Left）</translation>
    </message>
    <message>
        <source>Next stage (Ctrl+Right)</source>
        <translation>下一阶段（Ctrl+Right）</translation>
    </message>
    <message>
        <source>The first updates are on their way.</source>
        <translation>最初的更新正在计算。</translation>
    </message>
    <message>
        <source>No lane runs. Tick an optimizer to take its steps apart.</source>
        <translation>没有运行中的赛道。勾选一个优化器即可逐步拆解。</translation>
    </message>
    <message>
        <source>Update {update:,}, at which the path ends</source>
        <translation>第 {update:,} 次更新，路径到此为止</translation>
    </message>
    <message>
        <source>Update {update:,}, which would come next</source>
        <translation>第 {update:,} 次更新，即将进行</translation>
    </message>
    <message>
        <source>Update {update:,}, from point {point:,} to point {update:,}</source>
        <translation>第 {update:,} 次更新，从点 {point:,} 到点 {update:,}</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>look ahead</source>
        <translation>前瞻</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>squares</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>bias correction</source>
        <translation>偏差修正</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>   from {values}</source>
        <translation>   由 {values}</translation>
    </message>
    <message>
        <source>{lane}: all settings</source>
        <translation>{lane}：全部设置</translation>
    </message>
    <message>
        <source>Run and show {lane}</source>
        <translation>运行并显示 {lane}</translation>
    </message>
    <message>
        <source>{lane}: more</source>
        <translation>{lane}：更多</translation>
    </message>
    <message>
        <source>convention</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率策略</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>Run and show this lane alone; once more brings the others back</source>
        <translation>只运行并显示这条赛道；再点一次恢复其他赛道</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一条</translation>
    </message>
    <message>
        <source>One more lane with the same settings</source>
        <translation>再加一条设置相同的赛道</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s settings, or to the optimizer&apos;s defaults</source>
        <translation>恢复预设的设置，或优化器的默认值</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>颜色…</translation>
    </message>
    <message>
        <source>Draw this lane in a colour of your own</source>
        <translation>用自选颜色绘制这条赛道</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>原来的颜色</translation>
    </message>
    <message>
        <source>Draw this lane in its own colour again</source>
        <translation>恢复这条赛道原来的颜色</translation>
    </message>
    <message>
        <source>Remove this lane</source>
        <translation>移除这条赛道</translation>
    </message>
    <message>
        <source>Colour of {lane}</source>
        <translation>{lane} 的颜色</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>赛道</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Point, loss and status of each lane at the update shown</source>
        <translation>当前更新时各赛道的点、损失与状态</translation>
    </message>
    <message>
        <source>How many gradients and losses of single points the updates have taken</source>
        <translation>已用的单点梯度和损失计算次数</translation>
    </message>
    <message>
        <source>{gradients:,} gradients and {losses:,} losses of single points</source>
        <translation>单点梯度 {gradients:,} 次，损失 {losses:,} 次</translation>
    </message>
    <message>
        <source>settled {step}</source>
        <translation>收敛 {step}</translation>
    </message>
    <message>
        <source>saturated {step}</source>
        <translation>饱和 {step}</translation>
    </message>
    <message>
        <source>ended {step}</source>
        <translation>结束 {step}</translation>
    </message>
    <message>
        <source>diverged {step}</source>
        <translation>发散 {step}</translation>
    </message>
    <message>
        <source>No optimizer runs. Add one above.</source>
        <translation>没有运行中的优化器。请在上方添加。</translation>
    </message>
    <message>
        <source>{copy} lies exactly on {lane} until you change one of its settings.</source>
        <translation>{copy} 与 {lane} 完全重合，改动它的一项设置后才会分开。</translation>
    </message>
    <message>
        <source>{lane} runs alone; Solo once more brings the others back.</source>
        <translation>{lane} 单独运行；再选一次“单独”，其他的就会回来。</translation>
    </message>
    <message>
        <source>One η for all</source>
        <translation>共用 η</translation>
    </message>
    <message>
        <source>A change of one learning rate changes them all</source>
        <translation>改变一个学习率，其余一起改变</translation>
    </message>
    <message>
        <source>One eta for all</source>
        <translation>共用 eta</translation>
    </message>
    <message>
        <source>Add lane</source>
        <translation>添加赛道</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>At most {most} lanes can run</source>
        <translation>最多运行 {most} 条赛道</translation>
    </message>
    <message>
        <source>Add a lane, also a second one of the same optimizer</source>
        <translation>添加赛道，同一优化器也可再加一条</translation>
    </message>
    <message>
        <source>{owner} schedule</source>
        <translation>{owner} 学习率策略</translation>
    </message>
    <message>
        <source>{owner} rates to try</source>
        <translation>{owner} 待试学习率</translation>
    </message>
    <message>
        <source>The rates that each update tries, with commas between them</source>
        <translation>每次更新尝试的学习率，用逗号分隔</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>rates is {typed}; it must be numbers with commas between them.</source>
        <translation>学习率列表是 {typed}；必须是用逗号分隔的数。</translation>
    </message>
    <message>
        <source>Stages of this update</source>
        <translation>本次更新的各阶段</translation>
    </message>
    <message>
        <source>No lane is ticked.</source>
        <translation>没有勾选赛道。</translation>
    </message>
    <message>
        <source>{rest}.</source>
        <translation>{rest}。</translation>
    </message>
    <message>
        <source>In the end: {kind}</source>
        <translation>最终：{kind}</translation>
    </message>
    <message>
        <source>{remedy} for {lane}</source>
        <translation>{lane}：{remedy}</translation>
    </message>
    <message>
        <source>Try this change; Undo takes it back</source>
        <translation>试试这一更改；可用“撤销”恢复</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>速度(&amp;S)</translation>
    </message>
    <message>
        <source>Speed in updates a second</source>
        <translation>速度（每秒更新次数）</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>update {cursor:,} / {horizon:,}</source>
        <translation>第 {cursor:,} / {horizon:,} 步</translation>
    </message>
    <message>
        <source> · epoch {epoch}</source>
        <translation> · 第 {epoch} 轮</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>每秒 {speed} 步</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>速度：{speed}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Export as Python</source>
        <translation>导出为 Python</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>with {library}</source>
        <translation>使用 {library}</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF 页面</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>图片预览</translation>
    </message>
    <message>
        <source>The picture is being drawn</source>
        <translation>正在绘制图片</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard</source>
        <translation>把图片复制到剪贴板</translation>
    </message>
    <message>
        <source>The picture carries the session, but not the {rows:,} rows of {name}: keep that file beside it.</source>
        <translation>图片中带有会话，但不含 {name} 的 {rows:,} 行数据：请把该文件放在旁边。</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The picture carries the whole session: drop it on the window to go on from here.</source>
        <translation>图片中带有完整会话：把它拖到窗口即可从这里继续。</translation>
    </message>
    <message>
        <source>The picture is too large for the clipboard; save it, or choose a smaller size.</source>
        <translation>图片太大，无法放入剪贴板；请保存，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>There is a file {name} already; choose another name.</source>
        <translation>已有文件 {name}；请换一个名称。</translation>
    </message>
    <message>
        <source>The program is on the clipboard.</source>
        <translation>程序已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save program</source>
        <translation>保存程序</translation>
    </message>
    <message>
        <source>Python program</source>
        <translation>Python 程序</translation>
    </message>
    <message>
        <source>Progress of the computation</source>
        <translation>计算进度</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop computing; what is recorded stays</source>
        <translation>停止计算；已记录的保留</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>GIF: plays everywhere, 256 colours a frame</source>
        <translation>GIF：到处都能播放，每帧 256 色</translation>
    </message>
    <message>
        <source>Animated PNG: every pixel as it is</source>
        <translation>动态 PNG：像素原样保留</translation>
    </message>
    <message>
        <source>Animated WebP: every pixel as it is, smaller</source>
        <translation>动态 WebP：像素原样保留，文件更小</translation>
    </message>
    <message>
        <source>MP4: for slides and video players</source>
        <translation>MP4：用于幻灯片和视频播放器</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>&amp;Begin again at the end</source>
        <translation>循环播放(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Update and settings below it</source>
        <translation>下方显示更新次数和设置(&amp;U)</translation>
    </message>
    <message>
        <source>How much of the film is made</source>
        <translation>动画制作进度</translation>
    </message>
    <message>
        <source>first update</source>
        <translation>首次更新</translation>
    </message>
    <message>
        <source>last update</source>
        <translation>末次更新</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>Updates a frame</source>
        <translation>每帧更新次数</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>trail</source>
        <translation>轨迹长度</translation>
    </message>
    <message>
        <source>How many updates of each path are shown, fading; 0 shows all of it</source>
        <translation>每条路径显示最近多少次更新，逐渐淡出；0 表示全部显示</translation>
    </message>
    <message>
        <source>Fading trail</source>
        <translation>淡出轨迹</translation>
    </message>
    <message>
        <source>updates; 0: the whole path</source>
        <translation>次更新；0：整条路径</translation>
    </message>
    <message>
        <source>{count:,} frames, {seconds:.3g} seconds.</source>
        <translation>{count:,} 帧，{seconds:.3g} 秒。</translation>
    </message>
    <message>
        <source>Save film</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>The film begins …</source>
        <translation>开始制作…</translation>
    </message>
    <message>
        <source>Frame {done:,} of {of:,}, about {left:.0f} s left.</source>
        <translation>第 {done:,} 帧，共 {of:,} 帧，约剩 {left:.0f} 秒。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>How much of the table is written</source>
        <translation>表格写入进度</translation>
    </message>
    <message>
        <source>&amp;CSV: one line per lane and update, for spreadsheets and pandas</source>
        <translation>&amp;CSV：每条赛道每次更新一行，适合电子表格和 pandas</translation>
    </message>
    <message>
        <source>&amp;JSON: one object, for other programs</source>
        <translation>&amp;JSON：一个对象，适合其他程序</translation>
    </message>
    <message>
        <source>&amp;NPZ: arrays, for numpy.load</source>
        <translation>&amp;NPZ：数组，适合 numpy.load</translation>
    </message>
    <message>
        <source>{rows} rows of {columns} recorded quantities, with the settings, the data and what every column means.</source>
        <translation>{rows} 行，每行 {columns} 个记录的量，附设置、数据和各列含义。</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Timeline: update shown</source>
        <translation>时间轴：当前更新</translation>
    </message>
    <message>
        <source>, epoch {epoch}</source>
        <translation>，第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Update {step:,}</source>
        <translation>第 {step:,} 步</translation>
    </message>
    <message>
        <source>{step:,} · epoch {epoch}</source>
        <translation>{step:,} · 第 {epoch} 轮</translation>
    </message>
    <message>
        <source>... though b has not arrived.</source>
        <translation>……而 b 还没有到达。</translation>
    </message>
    <message>
        <source>1/t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>1/√t</source>
        <translation>1/√t</translation>
    </message>
    <message>
        <source>100 points, x is 0 in 80 of them: w&apos;s feature is rare, b&apos;s is always on.</source>
        <translation>100 个点，其中 80 个 x 为 0：w 的特征很少出现，b 的始终存在。</translation>
    </message>
    <message>
        <source>A large rate crosses the plateau in a few updates and jumps about on steep ground.</source>
        <translation>大学习率几步就越过平坦区，却在陡坡上乱跳。</translation>
    </message>
    <message>
        <source>A problem made for this, with beta1 = 0 and beta2 = 0.1; AMSGrad and plain GD end near -1, and so does Adam with its usual settings.</source>
        <translation>为此专门构造的问题，beta1 = 0、beta2 = 0.1；AMSGrad 和普通 GD 最终接近 -1，使用常用设置的 Adam 也是如此。</translation>
    </message>
    <message>
        <source>A second surface, rebuilt to the article&apos;s figures: after 100 updates momentum is in, GD still out.</source>
        <translation>第二个曲面，按原文图示重建：100 次更新后动量法已到谷内，GD 仍在外面。</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>AMSGrad (PyTorch)</source>
        <translation>AMSGrad (PyTorch)</translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation>AdaDelta</translation>
    </message>
    <message>
        <source>AdaDelta (PyTorch)</source>
        <translation>AdaDelta (PyTorch)</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>AdaGrad (PyTorch)</source>
        <translation>AdaGrad (PyTorch)</translation>
    </message>
    <message>
        <source>AdaGrad gives the sparse w a higher effective rate than b.</source>
        <translation>AdaGrad 给稀疏的 w 的有效学习率高于 b。</translation>
    </message>
    <message>
        <source>AdaGrad moves along w as well from the start.</source>
        <translation>AdaGrad 从一开始就同时沿 w 移动。</translation>
    </message>
    <message>
        <source>AdaGrad moves along w from the start, because a rare feature keeps its rate; then its rate for b starves.</source>
        <translation>AdaGrad 从一开始就沿 w 前进，因为稀有特征保住了学习率；随后 b 的学习率耗尽。</translation>
    </message>
    <message>
        <source>AdaGrad&apos;s effective rate for b decays as its denominator grows.</source>
        <translation>随着分母增大，AdaGrad 对 b 的有效学习率衰减。</translation>
    </message>
    <message>
        <source>AdaGrad, no root</source>
        <translation>AdaGrad（无根号）</translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation>AdaMax</translation>
    </message>
    <message>
        <source>AdaMax (PyTorch)</source>
        <translation>AdaMax (PyTorch)</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam (PyTorch)</source>
        <translation>Adam (PyTorch)</translation>
    </message>
    <message>
        <source>Adam may fail to converge.</source>
        <translation>Adam 可能不收敛。</translation>
    </message>
    <message>
        <source>Adam overshoots a bit before it settles.</source>
        <translation>Adam 在收敛之前略有过冲。</translation>
    </message>
    <message>
        <source>Adam settles first of the six.</source>
        <translation>六种优化器中 Adam 最先稳定下来。</translation>
    </message>
    <message>
        <source>Adam that also lets the parameters themselves decay, at one rate for all.</source>
        <translation>让参数本身也按统一比例衰减的 Adam。</translation>
    </message>
    <message>
        <source>Adam that divides by the largest |g| it remembers instead of the root of a mean.</source>
        <translation>用记住的最大 |g| 作除数，而不用均值的平方根的 Adam。</translation>
    </message>
    <message>
        <source>Adam that never forgets its largest v, so no rate ever grows again.</source>
        <translation>永不忘记最大 v 的 Adam，因此学习率不会再增大。</translation>
    </message>
    <message>
        <source>Adam with Nesterov&apos;s look-ahead: this gradient counts at once, and the momentum of the next update.</source>
        <translation>加上 Nesterov 前瞻的 Adam：当前梯度立即生效，并使用下一次更新的动量。</translation>
    </message>
    <message>
        <source>Adam with running means that are too small at first, v&apos;s by far: the first steps are wild.</source>
        <translation>滑动平均起初偏小的 Adam，v 尤甚：最初几步很猛。</translation>
    </message>
    <message>
        <source>Adam works unchanged over a wide range of eta.</source>
        <translation>Adam 在很宽的 eta 范围内无需调整即可工作。</translation>
    </message>
    <message>
        <source>Adam, no correction</source>
        <translation>Adam（无修正）</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdamW (PyTorch)</source>
        <translation>AdamW (PyTorch)</translation>
    </message>
    <message>
        <source>After 60 stochastic updates SGD still has a high error; momentum and NAG are nearly there.</source>
        <translation>60 次随机更新后 SGD 误差仍大；动量法和 NAG 已接近。</translation>
    </message>
    <message>
        <source>Another eta does not make up for the missing root.</source>
        <translation>换一个 eta 不能弥补缺少的根号。</translation>
    </message>
    <message>
        <source>As AdaGrad, but lets old g² fade, so no rate starves.</source>
        <translation>同 AdaGrad，但旧的 g² 会逐渐淡去，学习率不会枯竭。</translation>
    </message>
    <message>
        <source>At a constant eta RMSProp jitters around the optimum, by about eta.</source>
        <translation>eta 恒定时，RMSProp 在最优点附近抖动，幅度约为 eta。</translation>
    </message>
    <message>
        <source>Back to the canvas</source>
        <translation>返回画布</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Copy experiment as text</source>
        <translation>复制实验为文本</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cyclical</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Divides by the sum of g² itself: the smaller the slope, the larger the step.</source>
        <translation>除以 g² 之和本身：坡度越小，步长越大。</translation>
    </message>
    <message>
        <source>Divides each parameter&apos;s rate by the root of all g² it has seen.</source>
        <translation>每个参数的学习率除以其历史 g² 之和的平方根。</translation>
    </message>
    <message>
        <source>Each update tries a list of rates in place of eta and keeps the one that gives the lowest loss.</source>
        <translation>每次更新不用 eta，而是尝试一列学习率，保留损失最低的那个。</translation>
    </message>
    <message>
        <source>Each update tries five rates and keeps the best: 10 on the plateau, small ones in the valley.</source>
        <translation>每次更新试五个学习率，取最好的：平坦区用 10，谷内用小的。</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数衰减</translation>
    </message>
    <message>
        <source>Export as Python…</source>
        <translation>导出为 Python…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>Export film…</source>
        <translation>导出动画…</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Fit the view</source>
        <translation>适合视图</translation>
    </message>
    <message>
        <source>Five ways to let a rate of 10 fall: one that falls too soon stalls on the way.</source>
        <translation>让学习率 10 下降的五种方式：降得太早的半路停滞。</translation>
    </message>
    <message>
        <source>From (4, 4) gradient descent slides along a gentle slope for hundreds of updates before it finds the valley.</source>
        <translation>从 (4, 4) 出发，梯度下降沿缓坡滑行数百次更新才进入谷底。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>GD</source>
        <translation>GD</translation>
    </message>
    <message>
        <source>GD (PyTorch)</source>
        <translation>GD (PyTorch)</translation>
    </message>
    <message>
        <source>GD, momentum and NAG first move along b, because the gradient of w is mostly zero.</source>
        <translation>梯度下降、动量和 NAG 先沿 b 移动，因为 w 的梯度大多为零。</translation>
    </message>
    <message>
        <source>GD, momentum and NAG first move along b, hardly along w.</source>
        <translation>GD、动量法和 NAG 先沿 b 移动，几乎不沿 w。</translation>
    </message>
    <message>
        <source>Gamma rises from a half towards its setting, in plateaus.</source>
        <translation>gamma 从一半起分段升高到设定值。</translation>
    </message>
    <message>
        <source>Gradient descent on two points crawls over the plateau, then drops into the valley.</source>
        <translation>两个点上的梯度下降：慢慢爬过平坦区，然后落入谷中。</translation>
    </message>
    <message>
        <source>Highest x that is drawn.</source>
        <translation>抽取的最大 x。</translation>
    </message>
    <message>
        <source>How far from 0 the parameter may go; beyond, it is put back.</source>
        <translation>参数最多离 0 多远；超出则拉回。</translation>
    </message>
    <message>
        <source>How fast the momentum grows from half of β₁ to β₁; 0 keeps it at half.</source>
        <translation>动量从 β₁ 的一半增长到 β₁ 的快慢；0 表示停在一半。</translation>
    </message>
    <message>
        <source>How fast the rate falls.</source>
        <translation>学习率下降的快慢。</translation>
    </message>
    <message>
        <source>How many points (x, y) are drawn.</source>
        <translation>抽取多少个点 (x, y)。</translation>
    </message>
    <message>
        <source>How many points each update sees.</source>
        <translation>每次更新使用多少个点。</translation>
    </message>
    <message>
        <source>How many updates every lane makes.</source>
        <translation>每条赛道做多少次更新。</translation>
    </message>
    <message>
        <source>How many updates gamma stays before it rises.</source>
        <translation>gamma 每次升高前保持多少次更新。</translation>
    </message>
    <message>
        <source>How many updates it takes to the full rate.</source>
        <translation>经过多少次更新达到全学习率。</translation>
    </message>
    <message>
        <source>How many updates it takes to the lowest rate.</source>
        <translation>经过多少次更新降到最低学习率。</translation>
    </message>
    <message>
        <source>How many updates the rate rises, and how many it falls.</source>
        <translation>学习率上升、下降各用多少次更新。</translation>
    </message>
    <message>
        <source>How many updates the rate stays before it steps down.</source>
        <translation>学习率每次下降前保持多少次更新。</translation>
    </message>
    <message>
        <source>Import path…</source>
        <translation>导入路径…</translation>
    </message>
    <message>
        <source>In 100 updates gradient descent just crosses the plateau; momentum is already through the valley and turns back.</source>
        <translation>100 次更新后，梯度下降刚走出平坦区；动量已冲过谷底并折返。</translation>
    </message>
    <message>
        <source>In the end AdaGrad hardly moves b any more ...</source>
        <translation>最后 AdaGrad 几乎不再移动 b……</translation>
    </message>
    <message>
        <source>In theory (1 - beta1) / sqrt(1 - beta2) = 3.16 times; epsilon takes a little off.</source>
        <translation>理论值为 (1 - beta1) / sqrt(1 - beta2) = 3.16 倍；epsilon 使它略小。</translation>
    </message>
    <message>
        <source>It gets near and stays near; it does not come to rest there (see the last claim on RMSProp).</source>
        <translation>它靠近并停留在附近，但不会在那里静止（见 RMSProp 的最后一条论断）。</translation>
    </message>
    <message>
        <source>It is slow, not stuck for ever: with more updates, or a larger eta, AdaGrad arrives.</source>
        <translation>它只是慢，并非永远卡住：更多更新或更大的 eta，AdaGrad 就能到达。</translation>
    </message>
    <message>
        <source>It takes a start where both gradients are small, and x that are not negative.</source>
        <translation>前提是起点处两个梯度都小，且 x 不为负。</translation>
    </message>
    <message>
        <source>Keeps a share of the last update and adds the new slope to it.</source>
        <translation>保留上次更新的一部分，再加上新的梯度。</translation>
    </message>
    <message>
        <source>Learning rate: how far one update goes.</source>
        <translation>学习率：一次更新走多远。</translation>
    </message>
    <message>
        <source>Lecturer&apos;s mode</source>
        <translation>讲课模式</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Line search</source>
        <translation>线搜索</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before it takes the slope.</source>
        <translation>先沿动量向前看，再取梯度。</translation>
    </message>
    <message>
        <source>Lowest x that is drawn.</source>
        <translation>抽取的最小 x。</translation>
    </message>
    <message>
        <source>Mean of the x that are drawn.</source>
        <translation>抽取的 x 的均值。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Momentum (PyTorch)</source>
        <translation>动量 (PyTorch)</translation>
    </message>
    <message>
        <source>Momentum and NAG work for as many rates on this data, only larger ones; what is special is that 0.03 to 1 need no thought.</source>
        <translation>在这份数据上动量法和 NAG 可用的学习率同样多，只是更大；特别之处在于 0.03 到 1 不必斟酌。</translation>
    </message>
    <message>
        <source>Momentum crosses the plateau and swings past the valley; NAG makes smaller u-turns.</source>
        <translation>动量法越过平坦区并冲过谷底；NAG 的回头弯更小。</translation>
    </message>
    <message>
        <source>Momentum goes farther past it along b, Adam along w.</source>
        <translation>动量法沿 b 冲得更远，Adam 沿 w 冲得更远。</translation>
    </message>
    <message>
        <source>Move the start by arrow keys</source>
        <translation>用方向键移动起点</translation>
    </message>
    <message>
        <source>NAG</source>
        <translation>NAG</translation>
    </message>
    <message>
        <source>NAG (PyTorch)</source>
        <translation>NAG (PyTorch)</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>NAdam (PyTorch)</source>
        <translation>NAdam (PyTorch)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Next stage of this update</source>
        <translation>本次更新的下一阶段</translation>
    </message>
    <message>
        <source>On some datasets one rate happens to suit without the root: its one great leap lands well.</source>
        <translation>在某些数据集上，有一个学习率恰好适合无根号：一次大跳正好落对地方。</translation>
    </message>
    <message>
        <source>One of two points at each update: what helps one point may hurt the other, so the path trembles.</source>
        <translation>每次更新只看两个点中的一个：对一个点有利的可能对另一个不利，所以路径抖动。</translation>
    </message>
    <message>
        <source>One rate for every parameter, one step down the slope.</source>
        <translation>所有参数同一学习率，沿下坡走一步。</translation>
    </message>
    <message>
        <source>One update back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One update forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>打开数据…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Part 1: from another start</source>
        <translation>第 1 部分：换一个起点</translation>
    </message>
    <message>
        <source>Part 1: the gentle slope is slow</source>
        <translation>第 1 部分：缓坡上走得慢</translation>
    </message>
    <message>
        <source>Part 2: a valley with u-turns</source>
        <translation>第 2 部分：回头弯的山谷</translation>
    </message>
    <message>
        <source>Part 2: momentum</source>
        <translation>第 2 部分：动量</translation>
    </message>
    <message>
        <source>Part 2: momentum and NAG</source>
        <translation>第 2 部分：动量与 NAG</translation>
    </message>
    <message>
        <source>Part 3: mini-batches of two</source>
        <translation>第 3 部分：两点小批量</translation>
    </message>
    <message>
        <source>Part 3: one point at a time</source>
        <translation>第 3 部分：一次一个点</translation>
    </message>
    <message>
        <source>Part 3: stochastic gradient descent</source>
        <translation>第 3 部分：随机梯度下降</translation>
    </message>
    <message>
        <source>Part 4: a rate of 10</source>
        <translation>第 4 部分：学习率 10</translation>
    </message>
    <message>
        <source>Part 4: line search</source>
        <translation>第 4 部分：线搜索</translation>
    </message>
    <message>
        <source>Part 4: schedules</source>
        <translation>第 4 部分：学习率策略</translation>
    </message>
    <message>
        <source>Part 5: AdaGrad</source>
        <translation>第 5 部分：AdaGrad</translation>
    </message>
    <message>
        <source>Part 5: RMSProp</source>
        <translation>第 5 部分：RMSProp</translation>
    </message>
    <message>
        <source>Part 5: momentum on sparse data</source>
        <translation>第 5 部分：稀疏数据上的动量</translation>
    </message>
    <message>
        <source>Paste experiment</source>
        <translation>粘贴实验</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>RMSProp (PyTorch)</source>
        <translation>RMSProp (PyTorch)</translation>
    </message>
    <message>
        <source>RMSProp brings b home where AdaGrad stalls.</source>
        <translation>AdaGrad 停滞之处，RMSProp 把 b 送到最优点。</translation>
    </message>
    <message>
        <source>RMSProp forgets old gradients, so its rate for b does not starve; it arrives, and jitters.</source>
        <translation>RMSProp 会遗忘旧梯度，所以 b 的学习率不会耗尽；它能到达，但会抖动。</translation>
    </message>
    <message>
        <source>RMSProp&apos;s denominator forgets, so b&apos;s effective rate does not starve.</source>
        <translation>RMSProp 的分母会遗忘，所以 b 的有效学习率不会枯竭。</translation>
    </message>
    <message>
        <source>RMSProp&apos;s rates on a running mean of the gradient, both corrected for their start at zero.</source>
        <translation>RMSProp 的学习率，作用于梯度的滑动平均，两者都修正从零开始的偏差。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Rising momentum</source>
        <translation>动量递增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Sets the size of its last steps against that of the slopes, so it needs no rate: η is 1.</source>
        <translation>用最近步长与梯度之比决定步长，无需学习率：η 为 1。</translation>
    </message>
    <message>
        <source>Settles, not arrives: RMSProp comes near sooner but jitters. And each runs at one fixed rate that nobody tuned; with eta 1 AdaGrad would win, and with one rate for all NAG can.</source>
        <translation>说的是稳定下来，不是到达：RMSProp 更早靠近但会抖动。而且每种都用一个无人调过的固定学习率；eta 为 1 时 AdaGrad 会赢，所有优化器共用一个学习率时 NAG 也可能赢。</translation>
    </message>
    <message>
        <source>Share of the accumulated g² that is kept at each update.</source>
        <translation>每次更新保留的累积 g² 的比例。</translation>
    </message>
    <message>
        <source>Share of the largest |g| that is kept.</source>
        <translation>保留的最大 |g| 的比例。</translation>
    </message>
    <message>
        <source>Share of the last update that is carried on; from 1 upward it never forgets.</source>
        <translation>延续上次更新的比例；从 1 起永不遗忘。</translation>
    </message>
    <message>
        <source>Share of the momentum in the direction that is taken.</source>
        <translation>所走方向中动量的比例。</translation>
    </message>
    <message>
        <source>Share of the momentum that is kept.</source>
        <translation>保留的动量的比例。</translation>
    </message>
    <message>
        <source>Share of the points whose x is set to 0.</source>
        <translation>x 置为 0 的点的比例。</translation>
    </message>
    <message>
        <source>Share of the running mean of g² that is kept.</source>
        <translation>保留的 g² 滑动平均的比例。</translation>
    </message>
    <message>
        <source>Share of the running mean of the gradient that is kept.</source>
        <translation>保留的梯度滑动平均的比例。</translation>
    </message>
    <message>
        <source>Share of the running means of g² and of the squared steps that is kept.</source>
        <translation>保留的 g² 与步长平方的滑动平均的比例。</translation>
    </message>
    <message>
        <source>Shifted: the path runs through the points where the textbook&apos;s looks ahead.</source>
        <translation>移位：路径经过教材写法的前瞻点。</translation>
    </message>
    <message>
        <source>Six points, two an update: three updates an epoch, and about a quarter of them raise the loss.</source>
        <translation>六个点，每次更新用两个：每轮三次更新，约四分之一使损失升高。</translation>
    </message>
    <message>
        <source>Slopes 3, −1, −1 in turn: Adam&apos;s rate forgets the rare steep one and ends at the worst point, w = 1.</source>
        <translation>斜率依次为 3、−1、−1：Adam 的学习率忘记了少见的陡坡，最终停在最差点 w = 1。</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Small constant beside the root that keeps the division finite.</source>
        <translation>加在根号外的小常数，避免除以零。</translation>
    </message>
    <message>
        <source>Small constant that keeps the division finite.</source>
        <translation>避免除以零的小常数。</translation>
    </message>
    <message>
        <source>Small constant that keeps the division finite; 0 in the paper.</source>
        <translation>避免除以零的小常数；论文中为 0。</translation>
    </message>
    <message>
        <source>Small constant under both roots; the first steps come from it.</source>
        <translation>加在两个根号内的小常数；最初几步由它产生。</translation>
    </message>
    <message>
        <source>Small constant under the root that keeps the division finite.</source>
        <translation>加在根号内的小常数，避免除以零。</translation>
    </message>
    <message>
        <source>Sparse data, one rate for all</source>
        <translation>稀疏数据，统一学习率</translation>
    </message>
    <message>
        <source>Sparse data, six optimizers</source>
        <translation>稀疏数据，六种优化器</translation>
    </message>
    <message>
        <source>Stage before</source>
        <translation>上一阶段</translation>
    </message>
    <message>
        <source>Standard deviation of the x that are drawn.</source>
        <translation>抽取的 x 的标准差。</translation>
    </message>
    <message>
        <source>Start of the random numbers that put the points in order; equal seeds, equal orders.</source>
        <translation>点次序的随机种子；种子相同，次序相同。</translation>
    </message>
    <message>
        <source>Start of the random numbers; equal seeds draw equal points.</source>
        <translation>随机种子；种子相同，数据点相同。</translation>
    </message>
    <message>
        <source>Step decay</source>
        <translation>阶梯衰减</translation>
    </message>
    <message>
        <source>Takes only the sign of a mean of the gradient: every step is as long along w as along b.</source>
        <translation>只取梯度平均的符号：每一步沿 w 和沿 b 一样长。</translation>
    </message>
    <message>
        <source>Ten updates back</source>
        <translation>后退十步</translation>
    </message>
    <message>
        <source>Ten updates forward</source>
        <translation>前进十步</translation>
    </message>
    <message>
        <source>The article does not say this; later notes of the same lectures do. A larger epsilon, 1e-4, removes it.</source>
        <translation>原文没有这样说；同一课程后来的讲义说了。更大的 epsilon（1e-4）可消除它。</translation>
    </message>
    <message>
        <source>The decay is multiplied by η; ε stands beside the root.</source>
        <translation>衰减乘以 η；ε 在根号外。</translation>
    </message>
    <message>
        <source>The first step of b alone is already too long.</source>
        <translation>仅 b 的第一步就已过长。</translation>
    </message>
    <message>
        <source>The lowest rate, as a share of eta.</source>
        <translation>最低学习率，占 eta 的比例。</translation>
    </message>
    <message>
        <source>The momentum grows from half of β₁ to β₁; ε stands beside the root.</source>
        <translation>动量从 β₁ 的一半增长到 β₁；ε 在根号外。</translation>
    </message>
    <message>
        <source>The path is wilder, yet on this data it settles a little sooner: the inflated steps happen to lead the right way.</source>
        <translation>路径更猛，但在这份数据上反而稍早稳定：被放大的步子恰好方向正确。</translation>
    </message>
    <message>
        <source>The rate falls by the same share at every update.</source>
        <translation>学习率每次更新按相同比例下降。</translation>
    </message>
    <message>
        <source>The rate falls with one over the number of updates.</source>
        <translation>学习率随更新次数的倒数下降。</translation>
    </message>
    <message>
        <source>The rate falls with one over the root of the number of updates.</source>
        <translation>学习率随更新次数平方根的倒数下降。</translation>
    </message>
    <message>
        <source>The rate follows half a cosine down to its lowest, and stays there.</source>
        <translation>学习率沿半个余弦降到最低，并停在那里。</translation>
    </message>
    <message>
        <source>The rate is multiplied by a factor after every so many updates.</source>
        <translation>每经过若干次更新，学习率乘以一个因子。</translation>
    </message>
    <message>
        <source>The rate rises and falls in triangles between its lowest and eta.</source>
        <translation>学习率在最低值与 eta 之间按三角形升降。</translation>
    </message>
    <message>
        <source>The rate rises in even steps to eta, and stays there.</source>
        <translation>学习率匀速升到 eta，并停在那里。</translation>
    </message>
    <message>
        <source>The rate stands outside the momentum: a change of η bends what is carried on, too.</source>
        <translation>学习率在动量之外：改变 η 也会改变延续的部分。</translation>
    </message>
    <message>
        <source>The rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>The reason is the sparse input: w&apos;s gradient is much smaller than b&apos;s.</source>
        <translation>原因在于稀疏输入：w 的梯度远小于 b 的梯度。</translation>
    </message>
    <message>
        <source>The same comparison with a summed loss and eta 0.1 for every optimizer.</source>
        <translation>同样的比较，损失求和，所有优化器 eta 为 0.1。</translation>
    </message>
    <message>
        <source>The same rule.</source>
        <translation>规则相同。</translation>
    </message>
    <message>
        <source>The two points of parts 1 to 4, fitted exactly by the neuron.</source>
        <translation>第 1 到 4 部分的两个点，神经元可精确拟合。</translation>
    </message>
    <message>
        <source>The weakest claim over datasets: where w&apos;s gradient is so small that epsilon counts, b still leads a little.</source>
        <translation>在各数据集上最弱的论断：当 w 的梯度小到 epsilon 起作用时，b 仍略微领先。</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到终点</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到起点</translation>
    </message>
    <message>
        <source>Two points</source>
        <translation>两个点</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Weight decay: the share of the parameter itself that an update takes away.</source>
        <translation>权重衰减：每次更新从参数本身减去的比例。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each step down.</source>
        <translation>每次下降时学习率所乘的因子。</translation>
    </message>
    <message>
        <source>When Adam fails</source>
        <translation>Adam 失效之时</translation>
    </message>
    <message>
        <source>Where every lane starts on the axis of b.</source>
        <translation>所有赛道在 b 轴上的起点。</translation>
    </message>
    <message>
        <source>Where every lane starts on the axis of w.</source>
        <translation>所有赛道在 w 轴上的起点。</translation>
    </message>
    <message>
        <source>With Adam&apos;s bias correction; ε stands beside the root.</source>
        <translation>带 Adam 的偏差修正；ε 在根号外。</translation>
    </message>
    <message>
        <source>Without bias correction Adam&apos;s first steps are wild.</source>
        <translation>没有偏差修正，Adam 的最初几步很猛。</translation>
    </message>
    <message>
        <source>Without it the first step is eta divided by the gradient, so a flat start throws the point off the map.</source>
        <translation>没有根号时，第一步是 eta 除以梯度，因此平坦的起点会把点抛出图外。</translation>
    </message>
    <message>
        <source>Without the square root AdaGrad works worse.</source>
        <translation>没有平方根，AdaGrad 的效果更差。</translation>
    </message>
    <message>
        <source>b from peak to peak in the last 50 updates / eta, the lowest at eta 0.1, 0.05 and 0.03</source>
        <translation>最后 50 次更新中 b 的峰峰值 / eta，取 eta 为 0.1、0.05、0.03 时的最小值</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>beta</translation>
    </message>
    <message>
        <source>beta1</source>
        <translation>beta1</translation>
    </message>
    <message>
        <source>beta2</source>
        <translation>beta2</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>distance from the optimum in the end, without the root / with it</source>
        <translation>最后与最优点的距离，无根号 / 有根号</translation>
    </message>
    <message>
        <source>distance of AdaGrad&apos;s b from the optimum in the end</source>
        <translation>AdaGrad 的 b 最后与最优点的距离</translation>
    </message>
    <message>
        <source>distance of b from the optimum in the end, RMSProp&apos;s / AdaGrad&apos;s</source>
        <translation>b 最后与最优点的距离，RMSProp / AdaGrad</translation>
    </message>
    <message>
        <source>effective rate of b in the last update / in the first</source>
        <translation>b 的有效学习率，最后一次更新 / 第一次更新</translation>
    </message>
    <message>
        <source>effective rate of b in the last update, RMSProp&apos;s / AdaGrad&apos;s</source>
        <translation>最后一次更新中 b 的有效学习率，RMSProp / AdaGrad</translation>
    </message>
    <message>
        <source>effective rate of w / that of b in update 10</source>
        <translation>第 10 次更新中 w 的有效学习率 / b 的有效学习率</translation>
    </message>
    <message>
        <source>eps</source>
        <translation>eps</translation>
    </message>
    <message>
        <source>eta</source>
        <translation>eta</translation>
    </message>
    <message>
        <source>every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>first step of b without the correction / with it</source>
        <translation>b 的第一步，无修正 / 有修正</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>half</source>
        <translation>半周期</translation>
    </message>
    <message>
        <source>high</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>how far Adam goes past the optimum, along w or b, whichever is more</source>
        <translation>Adam 越过最优点多远，取沿 w 和沿 b 中较大者</translation>
    </message>
    <message>
        <source>how many of ten rates from 0.001 to 30, two a decade, bring Adam within 0.1 of the optimum to stay</source>
        <translation>从 0.001 到 30 的十个学习率（每十倍两个）中，有多少使 Adam 停在最优点 0.1 以内</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>longest step without the correction / with it</source>
        <translation>最长的一步，无修正 / 有修正</translation>
    </message>
    <message>
        <source>low</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>of ten rates from 0.001 to 30, two a decade, how many more work with the root: less than 2 % of the excess loss is left</source>
        <translation>从 0.001 到 30 的十个学习率（每十倍两个）中，有根号时多出几个可用：超额损失只剩不到 2 %</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>over</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>psi</source>
        <translation>psi</translation>
    </message>
    <message>
        <source>rho</source>
        <translation>rho</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>share of AdaGrad&apos;s motion along b in the first 10 updates</source>
        <translation>前 10 次更新中 AdaGrad 沿 b 的移动占比</translation>
    </message>
    <message>
        <source>share of the motion along b in the first 10 updates, the lowest of the three</source>
        <translation>前 10 次更新中沿 b 的移动占比，取三者中最低</translation>
    </message>
    <message>
        <source>size of b&apos;s last update / of its first</source>
        <translation>b 的最后一次更新 / 第一次更新的大小</translation>
    </message>
    <message>
        <source>sparsity</source>
        <translation>稀疏度</translation>
    </message>
    <message>
        <source>start b</source>
        <translation>起点 b</translation>
    </message>
    <message>
        <source>start w</source>
        <translation>起点 w</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>updates until the best of the others stays within 0.05 of the optimum / until Adam does</source>
        <translation>其余优化器中最好的停在最优点 0.05 以内所需的更新次数 / Adam 所需次数</translation>
    </message>
    <message>
        <source>where Adam ends on Reddi&apos;s online problem, whose best point is -1 and whose worst is 1</source>
        <translation>Adam 在 Reddi 在线问题上的终点，最好点是 -1，最差点是 1</translation>
    </message>
    <message>
        <source>|gradient of b| / |gradient of w| at the start</source>
        <translation>起点处 |b 的梯度| / |w 的梯度|</translation>
    </message>
    <message>
        <source>ε is added to |g|, not to u.</source>
        <translation>ε 加在 |g| 上，而不是 u 上。</translation>
    </message>
    <message>
        <source>ε stands beside the root.</source>
        <translation>ε 在根号外。</translation>
    </message>
    <message>
        <source>No optimum is marked: all x are equal, so w and b cannot be told apart.</source>
        <translation>未标出最优点：所有 x 相等，w 和 b 无法区分。</translation>
    </message>
    <message>
        <source>No optimum is marked: the loss falls on for ever, the farther out the lower.</source>
        <translation>未标出最优点：损失无限下降，越远越低。</translation>
    </message>
    <message>
        <source>No optimum is marked: the x are so small that its w is beyond all numbers.</source>
        <translation>未标出最优点：x 太小，它的 w 超出了一切可表示的数。</translation>
    </message>
    <message>
        <source>No optimum is marked: it lies beyond {reach:g}, at w {w:.4g}, b {b:.4g}.</source>
        <translation>未标出最优点：它在 {reach:g} 之外，位于 w {w:.4g}，b {b:.4g}。</translation>
    </message>
    <message>
        <source>No optimum is marked: over all rounds every w is as good.</source>
        <translation>未标出最优点：就所有回合而言，每个 w 都一样好。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss on all the data.</source>
        <translation>全部数据上的损失。</translation>
    </message>
    <message>
        <source>Loss above the optimum&apos;s</source>
        <translation>超出最优值的损失</translation>
    </message>
    <message>
        <source>How much higher the loss is than at the optimum.</source>
        <translation>损失比最优点高多少。</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>梯度长度</translation>
    </message>
    <message>
        <source>How steep the loss is at the point.</source>
        <translation>该点处损失有多陡。</translation>
    </message>
    <message>
        <source>Distance to the optimum</source>
        <translation>与最优点的距离</translation>
    </message>
    <message>
        <source>In the plane of w and b.</source>
        <translation>在 w 和 b 的平面上。</translation>
    </message>
    <message>
        <source>Effective learning rate</source>
        <translation>有效学习率</translation>
    </message>
    <message>
        <source>What one update multiplies its direction by, for w and for b.</source>
        <translation>一次更新中方向所乘的数，分别对 w 和 b。</translation>
    </message>
    <message>
        <source>Share of motion along b</source>
        <translation>沿 b 移动的占比</translation>
    </message>
    <message>
        <source>Of the way made so far, the part along b.</source>
        <translation>到目前为止的路程中沿 b 的部分。</translation>
    </message>
    <message>
        <source>Length of the step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>How far the update leads that leaves this point.</source>
        <translation>离开该点的更新走多远。</translation>
    </message>
    <message>
        <source>State {symbol}</source>
        <translation>状态 {symbol}</translation>
    </message>
    <message>
        <source>What the update makes of {symbol}, for w and for b.</source>
        <translation>更新中的 {symbol}，分别对 w 和 b。</translation>
    </message>
    <message>
        <source>{optimizer} has no setting {name!r}; it has {known}.</source>
        <translation>{optimizer} 没有设置 {name!r}；它有 {known}。</translation>
    </message>
    <message>
        <source>An arrow without a length has no direction.</source>
        <translation>没有长度的箭头没有方向。</translation>
    </message>
    <message>
        <source>Well aimed.</source>
        <translation>指得很准。</translation>
    </message>
    <message>
        <source>The direction is right.</source>
        <translation>方向正确。</translation>
    </message>
    <message>
        <source>Another direction.</source>
        <translation>方向不对。</translation>
    </message>
    <message>
        <source>Your arrow is {off:.0f}° off and {times:.2g} times as long as the step.</source>
        <translation>您的箭头偏了 {off:.0f}°，长度是这一步的 {times:.2g} 倍。</translation>
    </message>
    <message>
        <source>Arrow to be dragged to where the next step leads</source>
        <translation>把箭头拖到下一步将到达之处</translation>
    </message>
    <message>
        <source>update</source>
        <translation>步</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG，像素</translation>
    </message>
    <message>
        <source>SVG, shapes and text</source>
        <translation>SVG，形状与文字</translation>
    </message>
    <message>
        <source>PDF, shapes and text</source>
        <translation>PDF，形状与文字</translation>
    </message>
    <message>
        <source>Print, black on white</source>
        <translation>印刷，白底黑字</translation>
    </message>
    <message>
        <source>Slide, 1920 × 1080</source>
        <translation>幻灯片，1920 × 1080</translation>
    </message>
    <message>
        <source>Slide, 1600 × 1200</source>
        <translation>幻灯片，1600 × 1200</translation>
    </message>
    <message>
        <source>Column, 85 × 60 mm</source>
        <translation>单栏，85 × 60 mm</translation>
    </message>
    <message>
        <source>Page, 170 × 110 mm</source>
        <translation>整页，170 × 110 mm</translation>
    </message>
    <message>
        <source>A4 across, 297 × 210 mm</source>
        <translation>A4 横向，297 × 210 mm</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>Ca&amp;ption with settings</source>
        <translation>带设置的说明(&amp;P)</translation>
    </message>
    <message>
        <source>Transparent &amp;background</source>
        <translation>透明背景(&amp;B)</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Twice the screen</source>
        <translation>屏幕的两倍</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>Paths over the loss</source>
        <translation>损失面上的路径</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Text size in points</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>每英寸点数</translation>
    </message>
    <message>
        <source>suits the size</source>
        <translation>适合尺寸</translation>
    </message>
    <message>
        <source>What is on the picture</source>
        <translation>图片内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>Col&amp;ours</source>
        <translation>配色(&amp;O)</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>字号(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation>图片上的内容</translation>
    </message>
    <message>
        <source>There are {count} parts on the picture; tick from 1 to {most}.</source>
        <translation>图片上有 {count} 个部分；请勾选 1 到 {most} 个。</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Return to the scene</source>
        <translation>回到本场景</translation>
    </message>
    <message>
        <source>Set the scene&apos;s experiment again; what you have changed can be had back by Undo</source>
        <translation>重新设置本场景的实验；您的更改可用“撤销”找回</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>{lesson}, gone through</source>
        <translation>{lesson}，已学完</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Scene {place}</source>
        <translation>第 {place} 幕</translation>
    </message>
    <message>
        <source>Drag from the marker on the picture to where the next step will lead, or turn the arrow by ← → ↑ ↓ and press Return.</source>
        <translation>从图上的标记拖到下一步将到达之处，或用 ← → ↑ ↓ 转动箭头后按 Return。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>不正确</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>您的选择</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of {width:,} × {height:,} pixels.</source>
        <translation>内存不足，无法绘制 {width:,} × {height:,} 像素的图片。</translation>
    </message>
    <message>
        <source>update {update:,} of {updates:,}</source>
        <translation>第 {update:,} / {updates:,} 步</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>平均损失</translation>
    </message>
    <message>
        <source>sum loss</source>
        <translation>求和损失</translation>
    </message>
    <message>
        <source>start w {w}, b {b}</source>
        <translation>起点 w {w}，b {b}</translation>
    </message>
    <message>
        <source>batches of {size:,}</source>
        <translation>批大小 {size:,}</translation>
    </message>
    <message>
        <source>lines of the slopes {slopes} in turn</source>
        <translation>斜率依次为 {slopes} 的直线</translation>
    </message>
    <message>
        <source>{points:,} points of {file}</source>
        <translation>{file} 的 {points:,} 个点</translation>
    </message>
    <message>
        <source>{points:,} points</source>
        <translation>{points:,} 个点</translation>
    </message>
    <message>
        <source>uniform {low} to {high}</source>
        <translation>均匀 {low} 到 {high}</translation>
    </message>
    <message>
        <source>normal, mean {mean}, sd {sd}</source>
        <translation>正态，均值 {mean}，标准差 {sd}</translation>
    </message>
    <message>
        <source>{points:,} points, sparsity {sparsity}, x {x}, seed {seed}</source>
        <translation>{points:,} 个点，稀疏度 {sparsity}，x {x}，种子 {seed}</translation>
    </message>
    <message>
        <source>lane is {lane}; it must be one of {known}.</source>
        <translation>赛道为 {lane}；它必须是以下之一：{known}。</translation>
    </message>
    <message>
        <source>out is {name}; its name must end in one of {kinds}.</source>
        <translation>out 是 {name}；其名称必须以 {kinds} 之一结尾。</translation>
    </message>
    <message>
        <source>--step and --steps cannot stand together; --step N is the same as --steps 0:N.</source>
        <translation>--step 与 --steps 不能同时使用；--step N 等同于 --steps 0:N。</translation>
    </message>
    <message>
        <source>--{option} means nothing for {name}; it is for {kinds}.</source>
        <translation>--{option} 对 {name} 没有意义；它用于 {kinds}。</translation>
    </message>
    <message>
        <source>preset {name}</source>
        <translation>预设 {name}</translation>
    </message>
    <message>
        <source>step is {step:,}; it must be a whole number from 0 to {last:,}, the last of {of}.</source>
        <translation>步数是 {step:,}；必须是 0 到 {last:,}（{of} 的最后一步）的整数。</translation>
    </message>
    <message>
        <source>optimizer is {key!r}; it must be one of {known}.</source>
        <translation>优化器是 {key!r}；必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>convention of {optimizer} is {convention!r}; it must be one of {known}.</source>
        <translation>{optimizer} 的写法是 {convention!r}；必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>It cannot be drawn: {why}.</source>
        <translation>无法绘制：{why}。</translation>
    </message>
    <message>
        <source>It was given up; nothing is written.</source>
        <translation>已取消；没有写入任何文件。</translation>
    </message>
    <message>
        <source>It could not be drawn.</source>
        <translation>无法绘制。</translation>
    </message>
    <message>
        <source>It cannot be drawn: there is no room for a temporary file. Make room on the disk.</source>
        <translation>无法绘制：没有空间写入临时文件。请在磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>preset is {name!r}; it must be one of {names}.</source>
        <translation>预设为 {name!r}；它必须是以下之一：{names}。</translation>
    </message>
</context>
</TS>
