//! Shows progress: `20412 articles, 5103/s, 27.4 MB/s, 34 %, 2 min 5 s left`, rewritten in place on a terminal.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::work::Answers;

/// How often the line is drawn.
const PAUSE: Duration = Duration::from_millis(200);

pub(crate) struct Progress {
    is_shown: bool,
    started: Instant,
    drawn: Instant,
    articles: u64,
    bytes: u64,
    /// Bytes read so far, and the size of all files if known.
    taken: Arc<AtomicU64>,
    size: Option<u64>,
}

impl Progress {
    /// Shown if standard error is a terminal and the answers go elsewhere.
    pub(crate) fn new(taken: Arc<AtomicU64>, size: Option<u64>, answers_on_stdout: bool) -> Self {
        let is_shown = io::stderr().is_terminal() && !(answers_on_stdout && io::stdout().is_terminal());
        let now = Instant::now();
        Self { is_shown, started: now, drawn: now, articles: 0, bytes: 0, taken, size }
    }

    pub(crate) fn add(&mut self, answers: &Answers) {
        self.articles += answers.records;
        self.bytes += answers.taken;
        if self.is_shown && self.drawn.elapsed() >= PAUSE {
            self.drawn = Instant::now();
            let taken = self.taken.load(Ordering::Relaxed);
            draw(&format!("\r{}\x1b[K", line(self.articles, self.bytes, self.started.elapsed(), self.size.map(|size| (taken, size)))));
        }
    }

    /// Draws the line for the last time and ends it.
    pub(crate) fn finish(&self) {
        if self.is_shown {
            draw(&format!(
                "\r{} in {}\x1b[K\n",
                line(self.articles, self.bytes, self.started.elapsed(), None),
                time(self.started.elapsed())
            ));
        }
    }
}

fn draw(line: &str) {
    let mut stderr = io::stderr();
    // ignore that the terminal may be closed
    let _ = stderr.write_all(line.as_bytes()).and_then(|()| stderr.flush());
}

fn line(articles: u64, bytes: u64, elapsed: Duration, part: Option<(u64, u64)>) -> String {
    let seconds = elapsed.as_secs_f64().max(1e-9);
    let mut line = format!("{articles} articles, {:.0}/s, {:.1} MB/s", articles as f64 / seconds, bytes as f64 / 1e6 / seconds);
    if let Some((taken, size)) = part.filter(|&(taken, size)| taken > 0 && taken <= size) {
        let left = elapsed.mul_f64((size - taken) as f64 / taken as f64);
        let _ = write!(line, ", {} %, {} left", taken * 100 / size, time(left));
    }
    line
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64().round() as u64;
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_fast_and_how_long() {
        let elapsed = Duration::from_secs(4);
        assert_eq!(line(20_412, 109_600_000, elapsed, Some((25, 100))), "20412 articles, 5103/s, 27.4 MB/s, 25 %, 12 s left");
        assert_eq!(line(0, 0, elapsed, Some((0, 0))), "0 articles, 0/s, 0.0 MB/s");
        assert_eq!((&*time(Duration::from_secs(125)), &*time(Duration::from_secs(7260))), ("2 min 5 s", "2 h 1 min"));
    }
}
