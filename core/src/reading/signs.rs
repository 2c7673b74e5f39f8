//! Signs around labels: brackets, bullets, colons. Which of them begins, ends or decorates a label.

pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '【' | '〔' | '「' | '<' | '《' | '〈')
}

pub(super) fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '】' | '〕' | '」' | '>' | '》' | '〉')
}

/// Signs after which a label may begin without room.
pub(super) fn starts_after(c: char) -> bool {
    closes(c) || marks_a_label(c) || matches!(c, ':' | '|' | '.')
}

/// Signs that decorate the beginning of a label.
pub(super) fn marks_a_label(c: char) -> bool {
    is_circled(c) || matches!(c, '■' | '◆' | '●' | '○' | '◇' | '□' | '▼' | '▶' | '►' | '◎' | '※' | '*' | '•')
}

/// A number or letter in a circle.
pub(super) fn is_circled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
}

/// Signs that end a label without room.
pub(super) fn ends_before(c: char) -> bool {
    closes(c) || matches!(c, ':' | '|' | '=' | '.' | '-' | '/')
}
