// Draws what parts/chart.jte holds. Colours follow the theme; what is drawn stands in a table below it.

window.strateCharts = (() => {
  const PALETTE = ['#1098ad', '#e8590c', '#5f3dc4', '#2b8a3e', '#c2255c', '#e67700', '#1864ab', '#868e96'];
  const drawn = new Map();

  const style = name => getComputedStyle(document.body).getPropertyValue(name).trim();
  const number = value => new Intl.NumberFormat(document.documentElement.lang).format(value);

  const cells = (series, labels) =>
    series.flatMap((row, y) => labels.map((_, x) => [x, y, row.values[x]]).filter(cell => cell[2] !== null));

  const option = chart => {
    const ink = style('--tblr-body-color');
    const faint = style('--tblr-border-color');
    const axis = { axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: faint } } };
    const base = {
      color: PALETTE,
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: 'inherit' },
      grid: { left: 8, right: 16, top: chart.series.length > 1 ? 40 : 28, bottom: 8, containLabel: true },
      // Drawn on the canvas: names are never taken for markup.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: number },
      legend: chart.series.length > 1 ? { textStyle: { color: ink }, type: 'scroll' } : undefined,
    };
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
      case 'heatmap': {
        const all = cells(chart.series, chart.labels);
        return { ...base, legend: undefined,
          tooltip: { renderMode: 'richText', formatter: p => `${chart.series[p.data[1]].name}\n${chart.labels[p.data[0]]}\n${number(p.data[2])} ${chart.unit}` },
          grid: { ...base.grid, top: 8, bottom: 56 },
          xAxis: { ...category, axisLabel: { ...axis.axisLabel, rotate: 45 }, splitArea: { show: true } },
          yAxis: { type: 'category', data: chart.series.map(s => s.name), inverse: true, ...axis },
          visualMap: { min: 0, max: Math.max(1, ...all.map(c => c[2])), calculable: true, orient: 'horizontal', left: 'center', bottom: 0,
            textStyle: { color: ink }, inRange: { color: document.documentElement.dataset.bsTheme === 'dark' ? ['#1a2234', '#66d9e8'] : ['#f1f9fa', '#0b7285'] } },
          series: [{ type: 'heatmap', data: all, label: { show: all.length <= 150, formatter: p => number(p.data[2]) } }] };
      }
      case 'flows': {
        // Nobody came from or went to some: their names would lie upon others'.
        const links = chart.series.flatMap(s => chart.labels.map((l, i) => ({ source: '\u200b' + s.name, target: l, value: s.values[i] }))).filter(l => l.value > 0);
        const names = new Set(links.flatMap(l => [l.source, l.target]));
        const from = chart.series.map(s => ({ name: '\u200b' + s.name, label: { formatter: s.name } }));
        const to = chart.labels.map(l => ({ name: l, label: { formatter: l } }));
        return { ...base, legend: undefined, tooltip: { trigger: 'item', renderMode: 'richText', valueFormatter: number },
          series: [{ type: 'sankey', data: [...from, ...to].filter(node => names.has(node.name)), left: 8, right: 160, lineStyle: { color: 'gradient' }, label: { color: ink }, links }] };
      }
      default:
        throw new Error('no chart is called ' + chart.kind);
    }
  };

  const draw = element => {
    const chart = JSON.parse(element.dataset.chart);
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

  const csv = table =>
    [...table.rows].map(row => [...row.cells].map(cell => '"' + inert(cell.textContent.trim()).replaceAll('"', '""') + '"').join(',')).join('\r\n');

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-save]');
    if (!button) {
      return;
    }
    const figure = button.closest('figure');
    if (button.dataset.save === 'png') {
      const background = style('--tblr-bg-surface') || '#ffffff';
      save(figure.id + '.png', drawn.get(figure.querySelector('[data-chart]')).getDataURL({ pixelRatio: 2, backgroundColor: background }));
    } else {
      const url = URL.createObjectURL(new Blob(['\ufeff' + csv(figure.querySelector('table'))], { type: 'text/csv' }));
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

  return { draw };
})();
