//! What may be said of life events, their tasks, and questions: `events`, `tasks`, `ask`. See [`crate::args`].

use clap::{ArgGroup, Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Events {
    /// All life events
    List,
    /// What to do about one, in order, with its days; `--on` is the day on which it happens
    Show(EventShow),
}

#[derive(Debug, Args)]
pub(crate) struct EventShow {
    /// The event's id (see `techo events list`)
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Tasks {
    /// What is to be done, most pressing first, each with its subject for `decide`
    List,
    /// Begin to deal with an event of a member
    Begin(TaskBegin),
    /// Take an event off the list
    End(TaskEnd),
    /// Tick a task off, put it off, or leave it out; without an option the decision is taken back
    Decide(TaskDecide),
    /// Note the telephone number of a contact that each family has its own of
    Phone(TaskPhone),
}

#[derive(Debug, Args)]
pub(crate) struct TaskBegin {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The event's id (see `techo events list`)
    #[arg(long, value_name = "EVENT")]
    pub(crate) event: String,
    /// The day on which it happens [default: the day of the answer]
    #[arg(long, value_name = "DATE")]
    pub(crate) day: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct TaskEnd {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The event's id (see `techo events list`)
    #[arg(long, value_name = "EVENT")]
    pub(crate) event: String,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("decision").args(["done", "later", "not_ours"]))]
pub(crate) struct TaskDecide {
    /// The task's subject (see `techo tasks list`)
    #[arg(value_name = "SUBJECT")]
    pub(crate) subject: String,
    /// It is done
    #[arg(long)]
    pub(crate) done: bool,
    /// Ask again on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) later: Option<String>,
    /// It does not concern this family
    #[arg(long)]
    pub(crate) not_ours: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TaskPhone {
    /// The contact's id: insurer, former_insurer, employer, municipality, police, school, clinic
    #[arg(value_name = "CONTACT")]
    pub(crate) contact: String,
    /// The number; none: it is forgotten
    #[arg(value_name = "NUMBER")]
    pub(crate) number: Option<String>,
    /// For one member only
    #[arg(long, value_name = "ID")]
    pub(crate) member: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The question, in any of the six languages
    #[arg(required = true, value_name = "QUESTION")]
    pub(crate) question: Vec<String>,
}
