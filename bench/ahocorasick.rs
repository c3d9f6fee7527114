// Peer of bench/gazetteer.lua: the crate aho-corasick on names and a text, both in
// small letters. Prints the seconds to build, those to search (best of 3), the
// number of matches and the sum of their places, for the leftmost-longest and
// for all; and the bytes of the automaton.
//
//   ahocorasick NAMES TEXT
use aho_corasick::{AhoCorasickBuilder, Match, MatchKind};
use std::time::Instant;

fn search<'a, I: Iterator<Item = Match>>(find: impl Fn() -> I) -> (f64, u64, u64) {
    let mut best = (f64::MAX, 0, 0);
    for _ in 0..3 {
        let start = Instant::now();
        let (mut n, mut sum) = (0u64, 0u64);
        for m in find() {
            n += 1;
            sum += m.start() as u64 + 1 + 3 * m.end() as u64;
        }
        best = (start.elapsed().as_secs_f64().min(best.0), n, sum);
    }
    best
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let names = std::fs::read(&args[1]).unwrap().to_ascii_lowercase();
    let text = std::fs::read(&args[2]).unwrap().to_ascii_lowercase();
    let mut list: Vec<&[u8]> = names.split(|&b| b == b'\n').filter(|s| !s.is_empty()).collect();
    list.sort();
    list.dedup();
    for kind in [MatchKind::LeftmostLongest, MatchKind::Standard] {
        let start = Instant::now();
        let ac = AhoCorasickBuilder::new().match_kind(kind).build_with_size::<u32, _, _>(&list);
        let ac = ac.unwrap();
        let build = start.elapsed().as_secs_f64();
        let (seconds, n, sum) = if kind == MatchKind::Standard {
            search(|| ac.find_overlapping_iter(&text))
        } else {
            search(|| ac.find_iter(&text))
        };
        println!("{} {} {} {} {}", build, seconds, n, sum, ac.heap_bytes());
    }
}
