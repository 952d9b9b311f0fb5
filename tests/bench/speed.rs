//! The native side of `npm run bench`, which makes the articles and says in `SOLIEU_ARTICLES` where they are.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use solieu::{Options, measure, parse};

fn speed(criterion: &mut Criterion) {
    let path = std::env::var("SOLIEU_ARTICLES").expect("`npm run bench` runs this");
    let articles: Vec<String> = serde_json::from_slice(&std::fs::read(path).expect("the articles")).expect("a list of texts");
    let mut group = criterion.benchmark_group("native");
    group.sample_size(20).throughput(Throughput::Bytes(articles.iter().map(|article| article.len() as u64).sum()));
    group.bench_function("floor", |bencher| bencher.iter(|| articles.iter().map(|article| measure::floor(article)).sum::<usize>()));
    let options = Options::default();
    group.bench_function("parse", |bencher| bencher.iter(|| articles.iter().for_each(|article| drop(black_box(parse(article, &options))))));
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
