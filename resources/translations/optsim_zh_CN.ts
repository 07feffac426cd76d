<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>share of {seeds} datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the view of {name} is from {low} to {high}; it must rise, within {least:g} to {most:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: at {place}: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is damaged, or no experiment of OptSim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds more than {most:,} bytes or {values:,} values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no experiment of OptSim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of a newer OptSim (format {theirs}; this one reads up to {ours}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than {most:,} characters; an experiment of OptSim is shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is no experiment of OptSim; one begins with {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not whole; copy all of it, from {line} to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the schedule {title} has rates; only a line search tries a list of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line search has {count} rates; it can try at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of the points is {order}; it must be fixed or shuffled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule of {rule} is {title}, which changes {name}; it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size is {size:,}; it must be at most {count:,}, the number of points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {count} imported paths; at most {most} can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is exactly 0 for w and for b, so this update moves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is exactly 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, for the gradient of {names} is exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and of </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This update ends the path: {quantity} of {names} is no finite number{cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{poor}&apos;s {pile} is 0, so only ε bounds its rate: {rate} against {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w and b have nearly the same {pile}, so nearly the same rate, {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s; set against its last steps, {late}&apos;s rate is {smaller} smaller than {quick}&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s, but ε outweighs both, so their rates are nearly the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; without ε it would be {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more}&apos;s {pile} is {times} {less}&apos;s, so {more}&apos;s rate is {smaller} smaller{held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|g| to the power {degree:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest running mean of {power}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fading largest {power}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accumulated {power}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running mean of {power}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds this gradient alone: nothing is carried over yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of {name} is carried over from earlier updates; the new gradient takes {back} back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new gradient turns {name} round: what is carried over points the other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of {name} is carried over from earlier updates, {rest} is the new gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {times} as long as at the point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {by} % longer than at the point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is taken {ahead} ahead, where it is {by} % shorter than at the point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} by {factor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias correction multiplies {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay moves w by {w} and b by {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{poor}&apos;s gradient is exactly 0, so the step goes along {rich} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w and b have nearly the same gradient and share one rate, so the step goes as far along both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more}&apos;s gradient is {times} {less}&apos;s and both share one rate, so the step goes {times} as far along {more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{factor} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} times all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dpi is {value:g}; it must be from {low:g} to {high:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text size is {value:g} pt; it must be from {low:g} to {high:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size of the picture is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {side:,}; it must be a whole number of pixels from {low} to {high:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be saved: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than {most:,} bytes; nothing of that size is one that OptSim reads here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no file; choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full. Make room, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is protected, or open in another program. Close it there, or choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing can be written in its folder. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name is too long. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its links lead in a circle. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file can have this name. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 needs PyAV; install it by: pip install av</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size is {width} × {height}; width and height of an MP4 must be even.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size is {width} × {height}; a WebP has at most 16383 pixels a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {owner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from {low:,} to {high:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {steps} steps, {ws} w and {bs} b; there must be as many of each, from 1 to {most:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step is {step}; it must be a whole number from 0 to {most:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step is {step} after {before}; steps must rise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}; it must be a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file in UTF-8 (byte {byte:,}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no rows below its first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line 1: the columns are {found}; step, w and b must be among them, each once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: there are more than {most:,} rows; keep every tenth, for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the row holds {count} values; step, w and b are not among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is {cell!r}; it must be {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value:,}; it must be a whole number from 0 to {most:,}, the updates of the experiment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspect is {value}; it must be the number of a lane, from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a question has either choices or a drag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a question has 2 to 5 choices, and at least one of them is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: line {line}: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such lane; the scene has {lanes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is {name}; it must be one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point is {name}; it must be one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested more than {most} deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aliases and tags are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key is no plain word, or stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is no PNG, SVG or PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} carries no session of OptSim; it was not made by OptSim, or another program has saved it since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be opened: the session in it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs the data {file} ({rows:,} rows), which are too many to travel inside: put the file beside the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} beside {name} is not what the picture was made of: its numbers differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} points are too many to stand in a program; {most} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} wants a gamma above 0 for Nesterov&apos;s rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} has no {rule}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} has it as {rule}: {differs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the schedule {title} has no setting {name}; it has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule is {key}; it must be one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oscillating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} diverged at step {step}{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} is computing: {known:,} of {points:,} points are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} is settled since step {step}: it stays within {near:g} of the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} is saturated since step {step}: its gradient is exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} is moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it divides 0 by 0, for its gradient is exactly 0 and so is eps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an eps above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it divides by 0, for its gradient is tiny and eps is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gamma below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smaller eta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; try {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled: from that step on within {near:g} of the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overshot: past it by more than {near:g} and {share:.0%} of the distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oscillating: by more than {near:g}, keeping {share:.0%} of its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled: rate below {share:.0%} of its first, and more than {steps} steps to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plateau: the points that pull have below {share:.0%} of the sigmoid&apos;s steepest slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the start ({w:g}, {b:g})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {steps:,} updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {name} {value:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {distance} from the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; on its way it overshot {axis} by {far}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not move: the rate makes its step 0{off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is on a plateau: the sigmoid is saturated, |g| is {g}{off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oscillates along {axis}: {size} from peak to peak, every {period} updates{off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is stalled: {axis}&apos;s rate fell to {share} % of its start{off}, moving {step} a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overshot {axis} by {most} and is {now} past the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes a step that is no finite number{off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is still moving: {step} a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is still moving: {left} from the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is passing the optimum: {left} from it, moving {step} a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, about {more:,} more updates at this pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computation failed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedules and mini-batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how gradient-descent optimizers move on the loss of one sigmoid neuron.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptSim is free software under the MIT licence; it comes without any warranty.
It uses Qt and PySide6 under the LGPL, version 3, pyqtgraph under the MIT licence, and numpy, numba, contourpy and msgspec under BSD licences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About OptSim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptSim&apos;s icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the versions on the clipboard, for a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same scale for w and b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work cannot be kept safe against a crash: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptSim ended at {time} before {name} was saved. Restore it as it was?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptSim ended without being closed, at {time}. Restore the experiment as it was?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} of w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} of b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient, −g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step, Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carried-over momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-ahead and the gradient there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new gradient&apos;s share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at one rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows: lengths logarithmic, {px:.0f} px for each factor of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows: {scale:,.15g} × true length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows: 1/{part:,} of true length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss contour with the optimizers&apos; paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} · update {step} · loss {loss:.4g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims, measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try {count} datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the points anew with the seeds 0 to {last}, and count on how many each claim holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the experiment that shows this claim (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: {metric}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lane to tell as a program; add one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptSim experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment is on the clipboard as one line of text; Edit, Paste experiment opens it in another OptSim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {most} imported paths already; remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {last:,} updates, of which {steps:,} are shown; set Updates to {last:,} to see all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is drawn beside the lanes: {last:,} updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved or opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your experiment is kept and comes back even if the program should end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save your experiment before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something failed inside OptSim: {what}. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: back to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S, then ← → ↑ ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it ten times as far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move and zoom the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane, step and loss of a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scrub through the updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag on the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space, arrows, Home, End, + and −, and single letters belong to the canvas and the timeline; a button, slider or field that has the focus keeps its own keys. Esc goes back to the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas and timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and neuron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that OptSim opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is of no kind that OptSim opens: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the lecture and most papers print it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghost of {convention}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw what the other convention would do with the same settings, thin and pale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest distance between the two paths at the same update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap {size} at updateN{NO-BREAK SPACE}{step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is plotted over the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose curve is plotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;og scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic scale; of what has a sign, the magnitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a picture of the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w solid, b dashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{curve} over the steps; the arrow keys move the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimum is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lane} · update {step:,} · {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual size, {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each point adds to ∂L/∂w and to ∂L/∂b; the arrow keys choose a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resid&amp;uals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how far the neuron&apos;s output is from each point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what each point adds to ∂L/∂w and to ∂L/∂b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane whose residuals and gradient are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; one in {every} is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w hears from {w:,} of {n:,} points, b from {b:,}. Click a point for its share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} to {name} ({share} of all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x {x}, y {y} adds {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points (x, y), and each lane&apos;s f(x) over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is drawn evenly between the lowest and the highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is drawn from a normal distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other points: the next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run on points from a file with the columns x and y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the points of the sparse generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zeros:,} of {points:,} at x = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points:,} points, {zeros:,} at x = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point, {zeros} at x = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that each update sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each update takes the gradient of all the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each update takes the gradient of a few points, the next takes the next ones; an epoch has seen all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order of the data, the same in every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an order drawn anew for each epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {rows:,} rows up to update {last:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane to inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage before (Ctrl+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next stage (Ctrl+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first updates are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lane runs. Tick an optimizer to take its steps apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update:,}, at which the path ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update:,}, which would come next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {update:,}, from point {point:,} to point {update:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   from {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point, loss and status of each lane at the update shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many gradients and losses of single points the updates have taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gradients:,} gradients and {losses:,} losses of single points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner} schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner} rates to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rates that each update tries, with commas between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rates is {text}; it must be numbers with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages of this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lane is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the end: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remedy} for {lane}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try this change; Undo takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed in updates a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update {cursor:,} / {horizon:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {library}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop computing; what is recorded stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w {w}   b {b}   loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;CSV: one line per lane and update, for spreadsheets and pandas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;JSON: one object, for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;NPZ: arrays, for numpy.load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows of {columns} recorded quantities, with the settings, the data and what every column means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline: update shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step:,} · epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 points, x is 0 in 80 of them: w&apos;s feature is rare, b&apos;s is always on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A large rate crosses the plateau in a few updates and jumps about on steep ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second surface, rebuilt to the article&apos;s figures: after 100 updates momentum is in, GD still out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMSGrad (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaDelta (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaGrad (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaGrad, no root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaMax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaMax (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam that also lets the parameters themselves decay, at one rate for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam that divides by the largest |g| it remembers instead of the root of a mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam that never forgets its largest v, so no rate ever grows again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam with Nesterov&apos;s look-ahead: this gradient counts at once, and the momentum of the next update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam with running means that are too small at first, v&apos;s by far: the first steps are wild.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam, no correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 60 stochastic updates SGD still has a high error; momentum and NAG are nearly there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As AdaGrad, but lets old g² fade, so no rate starves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy experiment as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides by the sum of g² itself: the smaller the slope, the larger the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides each parameter&apos;s rate by the root of all g² it has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each update tries five rates and keeps the best: 10 on the plateau, small ones in the valley.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as Python…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five ways to let a rate of 10 fall: one that falls too soon stalls on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GD (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient descent on two points crawls over the plateau, then drops into the valley.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest x that is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the momentum grows from half of β₁ to β₁; 0 keeps it at half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the rate falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points (x, y) are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points each update sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates every lane makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates gamma stays before it rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates it takes to the full rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates it takes to the lowest rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates the rate rises, and how many it falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates the rate stays before it steps down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import path…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps a share of the last update and adds the new slope to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate: how far one update goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before it takes the slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest x that is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the x that are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum crosses the plateau and swings past the valley; NAG makes smaller u-turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the start by arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAG (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAdam (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next stage of this update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One rate for every parameter, one step down the slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One update back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One update forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 1: the gentle slope is slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 2: a valley with u-turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 2: momentum and NAG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 3: mini-batches of two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 3: one point at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 4: a rate of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 4: line search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part 4: schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSProp (PyTorch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSProp&apos;s rates on a running mean of the gradient, both corrected for their start at zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the size of its last steps against that of the slopes, so it needs no rate: η is 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the accumulated g² that is kept at each update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the largest |g| that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the last update that is carried on; from 1 upward it never forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the momentum in the direction that is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the momentum that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the points whose x is set to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the running mean of g² that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the running mean of the gradient that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the running means of g² and of the squared steps that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifted: the path runs through the points where the textbook&apos;s looks ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six points, two an update: three updates an epoch, and about a quarter of them raise the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small constant beside the root that keeps the division finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small constant that keeps the division finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small constant that keeps the division finite; 0 in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small constant under both roots; the first steps come from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small constant under the root that keeps the division finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse data, one rate for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse data, six optimizers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the x that are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the random numbers that put the points in order; equal seeds, equal orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the random numbers; equal seeds draw equal points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes only the sign of a mean of the gradient: every step is as long along w as along b.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten updates back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten updates forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decay is multiplied by η; ε stands beside the root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest rate, as a share of eta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The momentum grows from half of β₁ to β₁; ε stands beside the root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate stands outside the momentum: a change of η bends what is carried on, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same comparison with a summed loss and eta 0.1 for every optimizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two points of parts 1 to 4, fitted exactly by the neuron.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay: the share of the parameter itself that an update takes away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each step down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where every lane starts on the axis of b.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where every lane starts on the axis of w.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Adam&apos;s bias correction; ε stands beside the root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>psi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sparsity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε is added to |g|, not to u.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε stands beside the root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No optimum is marked: all x are equal, so w and b cannot be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No optimum is marked: the loss falls on for ever, the farther out the lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No optimum is marked: it lies beyond {reach:g}, at w {w:.4g}, b {b:.4g}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
