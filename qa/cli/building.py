"""`build`, `verify`, `reports`, `ledger`: the operator's commands."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.errors import StoreError
from corpus.read import SHIPPED
from corpus.types import Removal
from index.build import BuildResult, build_index
from index.commit import RefusedError
from index.embed import load_encoder
from index.generations import Generations
from index.plan import BuildPlan
from index.retrieve import Retriever
from index.types import Link
from qa.cli.asking import print_line
from qa.cli.golden import Gate
from qa.cli.options import EncoderOption, IndexOption, JsonOption
from qa.cli.progress import progress_bar
from qa.settings import read_settings

PathsArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help="报告文件或文件夹；不写则用自带的报告。")
]
GoldenOption = Annotated[
    Path | None,
    typer.Option("--golden", help="验收问题的文件；默认用索引文件夹里的 golden.jsonl。", metavar="FILE"),
]
RegressionOption = Annotated[
    bool, typer.Option("--no-publish-on-regression", help="验收问题有退步时，不启用新的索引代。")
]
_MOST_NAMED = 20
_COLUMNS = ("kind", "rule", "score", "removed", "kept", "report_id", "text", "also_in")
FormatOption = Annotated[str, typer.Option("--format", help="导出格式：text、jsonl 或 csv。")]


def build(
    paths: PathsArgument = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
    full: Annotated[bool, typer.Option("--full", help="全部重读，不用旧索引。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说要做什么，不写索引。")] = False,
    keep_all: Annotated[bool, typer.Option("--keep-all", help="不去重、不切分，每段保留自己的编号。")] = False,
    golden: GoldenOption = None,
    no_regression: RegressionOption = False,
    as_json: JsonOption = False,
) -> None:
    """让索引恰好收录这些报告；没有变化的不重读。"""
    settings = read_settings()
    model = load_encoder(encoder or settings.encoder)
    root = (index or settings.index).expanduser()
    gate = Gate(root, model, golden, strict=no_regression)
    try:
        with progress_bar(hidden=as_json) as progress:
            result = build_index(
                paths or [SHIPPED],
                root,
                encoder=model,
                full=full,
                keep_all=keep_all,
                dry_run=dry_run,
                progress=progress,
                accept=gate,
            )
    except RefusedError:
        refused = json.dumps({"published": False, "golden": gate.to_dict()}, ensure_ascii=False)
        _tell([refused] if as_json else gate.lines())
        raise
    if as_json:
        summary = _summary(result, dry_run) | ({"golden": gate.to_dict()} if gate.questions else {})
        print_line(json.dumps(summary, ensure_ascii=False))
    else:
        _tell([_sentence(result, dry_run), *(_named(result.plan) if dry_run else ()), *gate.lines()])
    for _, reason in result.skipped:
        sys.stderr.write(f"已跳过：{reason}\n")
    for _, pages in result.incomplete:
        sys.stderr.write(f"没有读全：{pages}\n")
    if result.skipped:
        sys.stderr.write(f"有 {len(result.skipped)} 个文件没有读成，其余已收录：请按上面的原因处理后再建一次。\n")
    if result.skipped or result.incomplete:
        raise typer.Exit(1)


def verify(index: IndexOption = None) -> None:
    """核对索引每个文件的校验和。"""
    generations = Generations(index or read_settings().index)
    problems = generations.verify()
    if problems:
        raise StoreError(f"索引已损坏：{'；'.join(problems)}：请运行 yanxiaoge build --full 重建。")
    manifest = generations.current().manifest
    counts = dict(manifest.counts)
    print_line(
        f"索引完好：{manifest.generation}，{counts['reports']} 份报告，{counts['passages']} 个检索单元，"
        f"{len(manifest.files)} 个文件的校验和全部相符。"
    )


def reports(index: IndexOption = None, encoder: EncoderOption = None, as_json: JsonOption = False) -> None:
    """列出索引里的报告。"""
    store = _retriever(index, encoder).store
    for report in store.reports():
        kept, removed = store.counts(report.id)
        fields: dict[str, Any] = {"id": report.id, "title": report.title, "place": report.place, "date": report.date}
        fields |= {"issuer": report.issuer, "source": report.source, "paragraphs": kept, "removed": removed}
        if as_json:
            print_line(json.dumps(fields, ensure_ascii=False))
        else:
            known = "，".join(part for part in (report.place, report.date) if part)
            print_line(
                f"{report.id}　《{report.title}》{f'（{known}）' if known else ''}：{kept} 段，去重 {removed} 段"
            )


def ledger(
    report: Annotated[str | None, typer.Option("--report", help="只看这份报告。", metavar="ID")] = None,
    form: FormatOption = "text",
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """列出或导出去重台账：每个去掉的段落、规则、相似度和保留的段落；几份报告里相同的句子只作链接，都保留。"""
    if form not in ("text", "jsonl", "csv"):
        raise typer.BadParameter("", param_hint="--format")
    store = _retriever(index, encoder).store
    if report is not None:
        store.report(report)
    removals, links = store.ledger(report), store.links(report)
    rows = [*map(_row, removals), *map(_link_row, links)]
    if form == "csv":
        writer = csv.DictWriter(sys.stdout, _COLUMNS)
        writer.writeheader()
        writer.writerows(row | {"also_in": "；".join(row["also_in"])} for row in rows)
    elif form == "jsonl":
        for row in rows:
            print_line(json.dumps(row, ensure_ascii=False))
    else:
        for removal in removals:
            kept = f"{removal.removed.id} → {removal.kept_id}"
            print_line(f"{removal.rule} {removal.score:.3f}　{kept}　{removal.removed.text[:40]}")
        for link in links:
            print_line(f"链接　{'、'.join(paragraph_id for _, paragraph_id in link.places)}　{link.text[:40]}")
        shared = f"，{len(links)} 句同见于多份报告" if links else ""
        print_line(f"共去重 {len(removals)} 段{shared}。")


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print_line(line)


def _retriever(index: Path | None, encoder: Path | None) -> Retriever:
    settings = read_settings()
    generation = Generations(index or settings.index).open()
    if generation.notice:
        sys.stderr.write(generation.notice + "\n")
    return Retriever(generation, load_encoder(encoder or settings.encoder))


def _row(removal: Removal) -> dict[str, Any]:
    removed = removal.removed
    values: tuple[Any, ...] = (
        "removal",
        removal.rule,
        removal.score,
        removed.id,
        removal.kept_id,
        removed.report_id,
        removed.text,
        [],
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _link_row(link: Link) -> dict[str, Any]:
    """Give the sentence in its first place; nothing is removed."""
    (report_id, kept), *others = link.places
    values: tuple[Any, ...] = (
        "link",
        "equal",
        1.0,
        "",
        kept,
        report_id,
        link.text,
        [paragraph_id for _, paragraph_id in others],
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _summary(result: BuildResult, dry_run: bool) -> dict[str, Any]:
    plan = result.plan
    return {
        "generation": result.generation,
        "published": result.published,
        "dry_run": dry_run,
        "added": plan.added,
        "changed": plan.changed,
        "removed": plan.removed,
        "unchanged": plan.unchanged,
        "renamed": [{"id": renaming.id, "former": renaming.former} for renaming in plan.renamed],
        "skipped": [{"file": name, "reason": reason} for name, reason in result.skipped],
        "incomplete": [{"file": name, "reason": pages} for name, pages in result.incomplete],
        "reports": result.reports,
        "passages": result.passages,
        "deduplicated": result.removed,
        "linked": result.linked,
    }


def _named(plan: BuildPlan) -> Iterator[str]:
    """Name the reports that a build would add, change, remove or take over under another name."""
    renamed = [f"{renaming.former} → {renaming.id}" for renaming in plan.renamed]
    for word, names in (("新增", plan.added), ("改动", plan.changed), ("移除", plan.removed), ("改名", renamed)):
        if names:
            more = f" 等 {len(names)} 份" if len(names) > _MOST_NAMED else ""
            yield f"{word}：{'、'.join(names[:_MOST_NAMED])}{more}"


def _sentence(result: BuildResult, dry_run: bool) -> str:
    plan = result.plan
    changes = f"新增 {len(plan.added)}、改动 {len(plan.changed)}、移除 {len(plan.removed)}、未变 {len(plan.unchanged)}"
    changes += f"、改名 {len(plan.renamed)}" if plan.renamed else ""
    counts = f"{result.reports} 份报告，{result.passages} 个检索单元，去重 {result.removed} 段"
    counts += f"，{result.linked} 句同见于多份报告" if result.linked else ""
    if dry_run:
        return f"试运行（没有写入）：{changes}；将有 {counts}。"
    if not result.published:
        return f"没有变化，仍用索引代 {result.generation}：{counts}。"
    return f"已建成索引代 {result.generation}：{changes}；共 {counts}。"
