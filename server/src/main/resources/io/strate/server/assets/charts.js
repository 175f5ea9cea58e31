// Draws what parts/chart.jte holds. Colours follow the theme; what is drawn stands in a table below it.

window.strateCharts = (() => {
  const PALETTE = ['#1098ad', '#e8590c', '#5f3dc4', '#2b8a3e', '#c2255c', '#e67700', '#1864ab', '#868e96'];
  const drawn = new Map();
  // What was changed by hand, such as where a tree is cut: drawn over what the page was sent with.
  const changed = new WeakMap();

  const style = name => getComputedStyle(document.body).getPropertyValue(name).trim();
  const number = value => new Intl.NumberFormat(document.documentElement.lang).format(value);

  const cells = (series, labels) =>
    series.flatMap((row, y) => labels.map((_, x) => [x, y, row.values[x]]).filter(cell => cell[2] !== null));

  // Kinds that other scripts draw.
  const further = new Map();

  // Negative values have a colour of their own; zero is the paper.
  const heat = values => {
    const isDark = document.documentElement.dataset.bsTheme === 'dark';
    const paper = isDark ? '#1a2234' : '#f8fafc';
    const most = Math.max(...values.map(Math.abs), 0) || 1;
    return Math.min(...values) < 0
      ? { min: -most, max: most, inRange: { color: isDark ? ['#74c0fc', '#24507a', paper, '#8a4b12', '#ffc078'] : ['#1864ab', '#a5cdf0', paper, '#f7c08a', '#b3440a'] } }
      : { min: 0, max: most, inRange: { color: isDark ? [paper, '#66d9e8'] : ['#f1f9fa', '#0b7285'] } };
  };

  const option = chart => {
    const isMany = (chart.series?.length ?? 0) > 1;
    const ink = style('--tblr-body-color');
    const faint = style('--tblr-border-color');
    const axis = { axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: faint } } };
    const base = {
      color: PALETTE,
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: 'inherit' },
      grid: { left: 8, right: 16, top: isMany ? 40 : 28, bottom: 8, containLabel: true },
      // Drawn on the canvas: names are never taken for markup.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: number },
      legend: isMany ? { textStyle: { color: ink }, type: 'scroll', pageTextStyle: { color: ink }, pageIconColor: ink, pageIconInactiveColor: faint } : undefined,
    };
    if (further.has(chart.kind)) {
      return further.get(chart.kind)(chart, { base, axis, ink, faint });
    }
    const category = { type: 'category', data: chart.labels, ...axis };
    const value = {
      type: 'value', name: chart.unit, nameTextStyle: { color: ink, align: 'left' },
      splitLine: { lineStyle: { color: faint } }, ...axis, axisLabel: { color: ink, formatter: number },
    };
    switch (chart.kind) {
      case 'line':
        return { ...base, xAxis: { ...category, boundaryGap: false }, yAxis: value,
          series: chart.series.map(s => ({ type: 'line', name: s.name, data: s.values, showSymbol: chart.labels.length < 40, areaStyle: chart.series.length === 1 ? { opacity: 0.12 } : undefined })) };
      case 'bar':
      case 'stacked':
        return { ...base, tooltip: { ...base.tooltip, axisPointer: { type: 'shadow' } }, xAxis: category, yAxis: value,
          series: chart.series.map(s => ({ type: 'bar', name: s.name, data: s.values, stack: chart.kind === 'stacked' ? 'all' : undefined })) };
      case 'ranked':
        return { ...base, tooltip: { ...base.tooltip, axisPointer: { type: 'shadow' } },
          grid: { ...base.grid, top: isMany ? 32 : 8, bottom: 24 },
          xAxis: { ...value, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: ink } },
          yAxis: { ...category, inverse: true, axisLabel: { ...axis.axisLabel, width: 180, overflow: 'truncate' } },
          series: chart.series.map((s, i) => ({ type: 'bar', name: s.name, barMaxWidth: 22,
            data: s.values.map(v => ({ value: v, itemStyle: isMany ? undefined : { color: PALETTE[v < 0 ? 0 : 1] } })) })) };
      case 'heatmap': {
        const all = cells(chart.series, chart.labels);
        return { ...base, legend: undefined,
          tooltip: { renderMode: 'richText', formatter: p => `${chart.series[p.data[1]].name}\n${chart.labels[p.data[0]]}\n${number(p.data[2])} ${chart.unit}` },
          grid: { ...base.grid, top: 8, bottom: 56 },
          xAxis: { ...category, axisLabel: { ...axis.axisLabel, rotate: chart.labels.length > 2 ? 45 : 0 }, splitArea: { show: true } },
          yAxis: { type: 'category', data: chart.series.map(s => s.name), inverse: true, ...axis },
          visualMap: { ...heat(all.map(c => c[2])), calculable: true, orient: 'horizontal', left: 'center', bottom: 0, textStyle: { color: ink }, formatter: number },
          series: [{ type: 'heatmap', data: all, label: { show: all.length <= 150, formatter: p => number(p.data[2]) } }] };
      }
      case 'flows': {
        // Nobody came from or went to some: their names would lie upon others'.
        const links = chart.series.flatMap(s => chart.labels.map((l, i) => ({ source: '\u200b' + s.name, target: l, value: s.values[i] }))).filter(l => l.value > 0);
        const names = new Set(links.flatMap(l => [l.source, l.target]));
        const from = chart.series.map(s => ({ name: '\u200b' + s.name, label: { formatter: s.name } }));
        const to = chart.labels.map(l => ({ name: l, label: { formatter: l } }));
        return { ...base, legend: undefined, tooltip: { trigger: 'item', renderMode: 'richText', valueFormatter: number },
          series: [{ type: 'sankey', data: [...from, ...to].filter(node => names.has(node.name)), left: 8, right: 160, lineStyle: { color: 'gradient' }, label: { color: ink, width: 150, overflow: 'break', lineHeight: 14 }, links }] };
      }
      default:
        throw new Error('no chart is called ' + chart.kind);
    }
  };

  const draw = (element, change) => {
    if (change) {
      changed.set(element, change);
    }
    const chart = { ...JSON.parse(element.dataset.chart), ...changed.get(element) };
    const existing = echarts.getInstanceByDom(element);
    const canvas = existing ?? echarts.init(element, null, { renderer: 'canvas' });
    canvas.setOption(option(chart), true);
    element.dataset.drawn = 'yes';
    drawn.set(element, canvas);
  };

  const save = (name, url) => {
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  };

  // A spreadsheet takes a text that begins so for a formula; numbers stay as they are.
  const inert = text => (/^[=+\-@\t\r]/.test(text) && !/^[-+−]?[\d\s.,]+%?$/.test(text) ? "'" + text : text);

  const written = rows =>
    rows.map(row => row.map(text => '"' + inert(text).replaceAll('"', '""') + '"').join(',')).join('\r\n');

  // The table; all points where the table only sums them up.
  const csv = figure => {
    const chart = JSON.parse(figure.querySelector('[data-chart]')?.dataset.chart ?? '{}');
    if (chart.summarised) {
      const plain = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false, maximumSignificantDigits: 9 });
      return written([['', chart.x.name, chart.y.name],
        ...chart.series.flatMap(s => s.points.map(([x, y]) => [s.name, plain.format(x), plain.format(y)]))]);
    }
    return written([...figure.querySelector('[data-figures]').rows].map(row => [...row.cells].map(cell => cell.textContent.trim())));
  };

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-save]');
    if (!button) {
      return;
    }
    const figure = button.closest('figure, section');
    if (button.dataset.save === 'png') {
      const background = style('--tblr-bg-surface') || '#ffffff';
      save(figure.id + '.png', drawn.get(figure.querySelector('[data-chart]')).getDataURL({ pixelRatio: 2, backgroundColor: background }));
    } else {
      const url = URL.createObjectURL(new Blob(['\ufeff' + csv(figure)], { type: 'text/csv' }));
      save(figure.id + '.csv', url);
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    }
  });

  new ResizeObserver(() => drawn.forEach((canvas, element) => {
    if (element.isConnected) {
      canvas.resize();
    } else {
      canvas.dispose();
      drawn.delete(element);
    }
  })).observe(document.body);
  document.addEventListener('theme', () => drawn.forEach((_, element) => draw(element)));

  return { draw, number, add: (kind, made) => further.set(kind, made), canvas: element => drawn.get(element) };
})();
