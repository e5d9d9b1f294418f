using static TorchSharp.torch;
using static TorchSharp.torchvision.ops;

namespace DeepDay3.Torch.Tests.Vision;

public class BoxTests
{
    static Tensor Boxes(params float[] numbers) => tensor(numbers).reshape(-1, 4);

    static float[] Floats(Tensor x) => [.. x.contiguous().data<float>().ToArray().Select(v => MathF.Round(v, 5))];

    [Fact]
    public void Boxes_overlap_by_area()
    {
        Tensor a = Boxes(0, 0, 2, 2, 1, 1, 3, 3), b = Boxes(1, 1, 2, 2);
        Assert.Equal([4f, 4], Floats(box_area(a)));
        Assert.Equal([0.25f, 0.25f], Floats(box_iou(a, b)));
        Assert.Equal([1f, 0.14286f, 0.14286f, 1], Floats(box_iou(a, a)));
        // Hull 9, union 7.
        Assert.Equal(0.14286f - 0.22222f, Floats(generalized_box_iou(a, a))[1], 3);
        // Centres sqrt(2) apart, diagonal sqrt(18).
        Assert.Equal(0.14286f - 0.11111f, Floats(distance_box_iou(a, a))[1], 3);
        Assert.Equal(0.14286f - 0.11111f, Floats(complete_box_iou(a, a))[1], 3);
    }

    [Fact]
    public void Formats_turn_into_each_other()
    {
        var corners = Boxes(1, 2, 4, 8);
        Assert.Equal([1f, 2, 3, 6], Floats(box_convert(corners, BoxFormats.xyxy, BoxFormats.xywh)));
        Assert.Equal([2.5f, 5, 3, 6], Floats(box_convert(corners, BoxFormats.xyxy, BoxFormats.cxcywh)));
        foreach (var format in Enum.GetValues<BoxFormats>())
            Assert.Equal(Floats(corners), Floats(box_convert(box_convert(corners, BoxFormats.xyxy, format), format, BoxFormats.xyxy)));
    }

    [Fact]
    public void Covered_boxes_of_lower_score_are_removed()
    {
        var boxes = Boxes(0, 0, 10, 10, 1, 1, 11, 11, 20, 20, 30, 30, 0, 0, 10, 11);
        Assert.Equal([3L, 2], nms(boxes, tensor(new[] { 0.5f, 0.4f, 0.6f, 0.9f })).data<long>().ToArray());
        Assert.Equal([3L, 2, 0, 1], nms(boxes, tensor(new[] { 0.5f, 0.4f, 0.6f, 0.9f }), 1).data<long>().ToArray());
        Assert.Equal([0L], nms(zeros(0, 4), zeros(0)).shape);
    }

    [Fact]
    public void Masks_have_boxes_around_them()
    {
        var masks = zeros(1, 5, 6);
        masks[0, 1, 2] = 1;
        masks[0, 3, 4] = 1;
        Assert.Equal([2f, 1, 4, 3], Floats(masks_to_boxes(masks)));
        Assert.Throws<ArgumentException>(() => masks_to_boxes(zeros(1, 2, 2)));
    }
}
