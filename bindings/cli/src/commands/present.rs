//! `techo present`: what to bring and show, without a notebook.

use super::Done;
use super::notebook::Place;
use crate::args::Present;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use techo_core::rules::{self, CardState, Escort, PresentingText, Shown, Situation, VisitScene};
use techo_core::words::{Arg, Words};

pub(crate) fn present<'a>(
    args: &Present,
    place: impl FnOnce() -> Place<'a>,
    today: NaiveDate,
    output: Output,
) -> Result<Done, Refusal> {
    let (words, case) = (output.words(), situation(args)?);
    let answer = match &args.member {
        Some(member) => place().with(|notebook| Ok(notebook.presenting_of(member, &case, output.lang(), today)?))?,
        None => rules::presenting_on(&case, today)?.worded(words),
    };
    output.answer(&answer, |screen| show(&answer, words, screen))?;
    Ok(Done::All)
}

fn situation(args: &Present) -> Result<Situation, Refusal> {
    let papers = args.papers.split(',').map(str::trim);
    let papers = if args.papers.trim().is_empty() { Vec::new() } else { papers.map(Shown::from_key).collect() };
    let papers: Option<Vec<Shown>> = papers.into_iter().collect();
    Ok(Situation {
        scene: VisitScene::from_key(&args.scene).ok_or_else(|| Refusal::bad_value("scene"))?,
        companion: Escort::from_key(&args.companion).ok_or_else(|| Refusal::bad_value("companion"))?,
        card: CardState::from_key(&args.card).ok_or_else(|| Refusal::bad_value("card"))?,
        papers: papers.ok_or_else(|| Refusal::bad_value("papers"))?,
    })
}

fn show(answer: &PresentingText, words: &Words, screen: &mut Screen) {
    let name = |thing: &Shown| words.text(&format!("present-thing-{}", thing.key()), &[]);
    for way in &answer.accepted {
        let all: Vec<String> = way.bring.iter().map(name).collect();
        screen.line(&format!("{} {}", if way.have { "[○]" } else { "[  ]" }, all.join(" + ")));
        screen.line(&format!("     {}", way.note));
    }
    for refused in &answer.refused {
        screen.line(&format!("[×] {}", name(&refused.paper)));
        screen.line(&format!("     {}", refused.why));
    }
    if let Some(step) = &answer.if_nothing {
        screen.line(&format!("! {}", step.text));
    }
    for step in &answer.steps {
        screen.line(&format!("→ {}", step.text));
    }
    if !answer.declaration.is_empty() {
        for line in rules::declaration_text(&answer.declaration, words).lines() {
            screen.line(&format!("     {line}"));
        }
    }
    screen.line(&words.text("command-source", &[("sources", Arg::Text(&answer.sources.join(", ")))]));
}
